import { data, type LoaderFunction, type LoaderFunctionArgs, type RouteObject } from "react-router";
import type { CatalogReader } from "../model/reader.ts";
import type { HeardBefore } from "../pages/heard-filter.ts";
import {
  loadArchive,
  loadContent,
  loadGuest,
  loadGuests,
  loadHome,
  loadTag,
  loadTags,
  NotFound,
} from "../pages/loaders.ts";
import { Layout } from "./layout.tsx";
import { RouteFailure } from "./route-failure.tsx";

type Load = (args: { url: URL; params: LoaderFunctionArgs["params"] }) => Promise<unknown>;

/** A loader whose "there is no such thing" becomes the router's 404. */
function loader(load: Load): LoaderFunction {
  return async ({ request, params }) => {
    try {
      return await load({ url: new URL(request.url), params });
    } catch (error) {
      // oxlint-disable-next-line typescript/only-throw-error -- the router's own way to answer 404
      if (error instanceof NotFound) throw data(error.message, { status: 404 });
      throw error;
    }
  };
}

/**
 * Every route of the site. Loaders come with the first script, since they are small;
 * views load when they are wanted. Host's pages and episodes share the splat, so that an
 * old address such as "/trent-nelson-pyparallel.html" needs no table.
 */
export function createRoutes(reader: CatalogReader, heard?: HeardBefore): RouteObject[] {
  const pages: RouteObject[] = [
    {
      id: "home",
      index: true,
      loader: loader(({ url }) => loadHome(reader, url, heard)),
      lazy: { Component: async () => (await import("../pages/home.tsx")).HomePage },
    },
    {
      id: "tags",
      path: "tags",
      loader: loader(() => loadTags(reader)),
      lazy: { Component: async () => (await import("../pages/tags.tsx")).TagsPage },
    },
    {
      id: "tag",
      path: "tags/:slug",
      loader: loader(({ params }) => loadTag(reader, params["slug"] ?? "")),
      lazy: { Component: async () => (await import("../pages/tag.tsx")).TagPage },
    },
    {
      id: "guests",
      path: "guests",
      loader: loader(() => loadGuests(reader)),
      lazy: { Component: async () => (await import("../pages/guests.tsx")).GuestsPage },
    },
    {
      id: "guest",
      path: "guests/:slug",
      loader: loader(({ params }) => loadGuest(reader, params["slug"] ?? "")),
      lazy: { Component: async () => (await import("../pages/guest.tsx")).GuestPage },
    },
    {
      id: "archive",
      path: "archive",
      loader: loader(() => loadArchive(reader)),
      lazy: { Component: async () => (await import("../pages/archive.tsx")).ArchivePage },
    },
    {
      id: "saved",
      path: "saved",
      lazy: { Component: async () => (await import("../pages/saved.tsx")).SavedPage },
    },
    {
      id: "content",
      path: "*",
      loader: loader(({ params }) => loadContent(reader, `/${params["*"] ?? ""}`)),
      lazy: { Component: async () => (await import("../pages/content.tsx")).ContentPage },
    },
  ];

  return [
    {
      id: "root",
      path: "/",
      Component: Layout,
      ErrorBoundary: RouteFailure,
      // Only where the page came without data: in dev, and at an address that the host knows nothing of.
      HydrateFallback: () => <p role="status">Loading…</p>,
      loader: loader(() => reader.show()),
      shouldRevalidate: ({ currentUrl, nextUrl, defaultShouldRevalidate }) =>
        defaultShouldRevalidate && currentUrl.href === nextUrl.href,
      // A failed page keeps the header, the player and what it plays.
      children: [{ ErrorBoundary: RouteFailure, children: pages }],
    },
  ];
}
