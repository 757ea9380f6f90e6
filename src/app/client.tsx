import "../styles/site.css";
import { startTransition, StrictMode } from "react";
import { createRoot, hydrateRoot } from "react-dom/client";
import { type DataRouter, matchRoutes, RouterProvider, type RouteObject } from "react-router";
import type { Show } from "../model/episode.ts";
import { fetchingReader } from "./catalog-reader.ts";
import { createDataRouter } from "./data-router.ts";
import { readEmbeddedData } from "./embedded-data.ts";
import { BrowserParts } from "./browser-parts.tsx";
import { createRoutes, type PageHandle } from "./routes.tsx";
import type { ContentData } from "../pages/load-content.ts";
import { prefetchOnIntent } from "./prefetch.ts";
import { reloadOrOffer } from "./site-update.ts";
import { startOffline } from "./start-offline.ts";
import { heardBefore, startListening } from "./start-listening.ts";
import { stayOnPage } from "./stay-on-page.ts";

const base = import.meta.env.BASE_URL;

/**
 * Loads the view of the page that is shown before the router starts: without it, React would
 * throw the prerendered page away without a word and build it again.
 */
async function loadMatchedViews(routes: RouteObject[]): Promise<void> {
  for (const { route } of matchRoutes(routes, window.location, base) ?? [])
    await (route.handle as PageHandle | undefined)?.ready();
}

async function start(): Promise<void> {
  const loaderData = readEmbeddedData(document);
  const reader = fetchingReader(base, loaderData?.["root"] as Show | undefined);
  const offline = startOffline(base, (words) => listening.session.notify(words));
  const listening = startListening(base, offline.sourceOf);
  const routes = createRoutes(reader, heardBefore(listening.library));
  await loadMatchedViews(routes);
  const watch = stayOnPage(listening.session);
  const router = createDataRouter(routes, {
    basename: base,
    loaderData,
    watch,
    // What was heard changes while the listener is elsewhere.
    keeps: ({ search }) => !search.includes("heard="),
  });
  const root = document.getElementById("root");
  if (!root) throw new Error("index.html lacks its root element");
  const app = (
    <StrictMode>
      <BrowserParts {...listening} reader={reader} offline={offline.open}>
        <RouterProvider router={router as DataRouter} useTransitions={false} />
      </BrowserParts>
    </StrictMode>
  );
  if (!loaderData) {
    // 404.html says what it is; the page at this address says so itself.
    for (const said of document.querySelectorAll("title,[name=robots],[name=description]"))
      said.remove();
    createRoot(root).render(app);
  } else {
    // The prerendered list answers no query. The router's own way, `loader.hydrate`, renders a
    // fallback first, for which React discards the page; so hydrate what is there, unseen, and ask again.
    const asked = window.location.search !== "" && ("home" in loaderData || "picks" in loaderData);
    // In slices: a finger or a key is answered in between.
    startTransition(() => void hydrateRoot(root, app));
    if (asked) void router.revalidate();
  }

  prefetchOnIntent(routes, base);
  offline.startLater(listening, loaderData?.["content"] as ContentData | undefined);

  // In dev, an edited file of the archive shows without a reload.
  import.meta.hot?.on("playhead:content", () => {
    reader.forget();
    void router.revalidate();
  });
  if (import.meta.env.DEV)
    void import("./dev-panel.tsx").then(({ startDevPanel }) => startDevPanel(router as DataRouter));
}

// A script that is gone or broken takes the listening, but the page can still be read.
start().catch(() => reloadOrOffer(null));
