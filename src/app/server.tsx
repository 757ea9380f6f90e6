import { renderToString } from "react-dom/server";
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from "react-router";
import { speak } from "../components/own-words.ts";
import { withBase } from "../model/paths.ts";
import type { CatalogReader } from "../model/reader.ts";
import { writeEmbeddedData } from "./embedded-data.ts";
import { BrowserParts } from "./browser-parts.tsx";
import { createRoutes } from "./routes.tsx";

/** One page as HTML, for `publish` to put into the document. */
export interface RenderedPage {
  status: number;
  /** Head tags: title, description, canonical … */
  head: string;
  /** Markup of the root element. */
  body: string;
  /** Text of the data script. */
  data: string;
  /** Ids of the matched routes, whose chunks the page will want. */
  routes: string[];
}

/**
 * Renders addresses of one archive.
 * @param base the site's base: "/" or "/a/sub/path/"
 */
export function createRenderer(
  reader: CatalogReader,
  base: string,
): (path: string) => Promise<RenderedPage> {
  const routes = createRoutes(reader);
  const handler = createStaticHandler(routes, { basename: base });

  return async (path) => {
    const address = withBase(path, base);
    const context = await handler.query(new Request(new URL(address, "http://localhost")));
    if (context instanceof Response) throw new Error(`${path} answered with a redirect`);
    speak((await reader.show()).language);
    const failure = Object.values(context.errors ?? {})[0];
    if (failure !== undefined && context.statusCode !== 404) throw failure;
    const router = createStaticRouter(handler.dataRoutes, context);
    const markup = renderToString(
      <BrowserParts session={null} library={null} reader={null} offline={null}>
        <StaticRouterProvider router={router} context={context} hydrate={false} />
      </BrowserParts>,
    );
    // React writes hoisted tags ahead of the markup. The layout begins with its skip link.
    const start = markup.indexOf('<a class="');
    return {
      status: context.statusCode,
      head: markup.slice(0, start),
      body: markup.slice(start),
      data: writeEmbeddedData(context.loaderData),
      routes: context.matches.flatMap(({ route }) => route.id ?? []),
    };
  };
}
