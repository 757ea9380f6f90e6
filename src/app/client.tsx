import "../styles/site.css";
import { StrictMode } from "react";
import { createRoot, hydrateRoot } from "react-dom/client";
import { createBrowserRouter, matchRoutes, RouterProvider, type RouteObject } from "react-router";
import type { Show } from "../model/episode.ts";
import { fetchingReader } from "./catalog-reader.ts";
import { readEmbeddedData } from "./embedded-data.ts";
import { Listening } from "./listening.tsx";
import { createRoutes } from "./routes.tsx";

const base = import.meta.env.BASE_URL;
const basename = base.replace(/\/$/, "") || "/";

/**
 * Loads the views of the page that is shown before the router starts: with a lazy route left,
 * React would throw the prerendered page away without a word and build it again.
 */
async function loadMatchedViews(routes: RouteObject[]): Promise<void> {
  for (const { route } of matchRoutes(routes, window.location, basename) ?? []) {
    if (typeof route.lazy !== "object") continue;
    route.Component = (await route.lazy.Component?.()) ?? undefined;
    delete route.lazy;
  }
}

async function start(): Promise<void> {
  const loaderData = readEmbeddedData(document);
  const reader = fetchingReader(base, loaderData?.["root"] as Show | undefined);
  const routes = createRoutes(reader);
  await loadMatchedViews(routes);
  const router = createBrowserRouter(routes, {
    basename,
    ...(loaderData ? { hydrationData: { loaderData } } : {}),
  });
  const session = createAudioSession({ positions: temporaryPositions() });
  const root = document.getElementById("root");
  if (!root) throw new Error("index.html lacks its root element");
  const app = (
    <StrictMode>
      <Listening session={session}>
        <RouterProvider router={router} />
      </Listening>
    </StrictMode>
  );
  if (loaderData) hydrateRoot(root, app);
  else createRoot(root).render(app);

  // In dev, an edited file of the archive shows without a reload.
  import.meta.hot?.on("playhead:content", () => {
    reader.forget();
    void router.revalidate();
  });
}

void start();
