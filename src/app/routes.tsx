import { data, type LoaderFunction, type LoaderFunctionArgs, type RouteObject } from "react-router";
import { type CatalogReader, missingPart } from "../model/reader.ts";
import type { HeardBefore } from "../pages/heard-filter.ts";
import { ContentPage } from "../pages/content.tsx";
import { loadContent } from "../pages/load-content.ts";
import { NotFound } from "../pages/not-found.ts";
import { Layout } from "./layout.tsx";
import { RootFailure, RouteFailure } from "./route-failure.tsx";

type LoadArgs = { url: URL; params: LoaderFunctionArgs["params"] };
type Load = (args: LoadArgs) => Promise<unknown>;
type Lists = typeof import("../pages/loaders.ts");
type View = NonNullable<RouteObject["Component"]>;

/** What a route offers besides the router's own: `ready` loads its view. */
export interface PageHandle {
  ready: () => Promise<unknown>;
}

/**
 * Every route of the site. The page of an episode comes with the first script, for that is where
 * most visits begin or lead to; the others load when they are wanted, data and code side by side.
 * Host's pages and episodes share the splat, so that an old address such as
 * "/trent-nelson-pyparallel.html" needs no table.
 */
export function createRoutes(reader: CatalogReader, heard?: HeardBefore): RouteObject[] {
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
   * A page: its view is fetched beside its data, and counts as part of it. The router's own `lazy`
   * remembers a failure for ever.
   */
  function page(id: string, path: string, view: () => Promise<View>, load?: Load): RouteObject {
    let View: View | undefined;
    const ready = async (): Promise<void> => {
      View ??= await view().catch(missingPart);
    };
    return {
      id,
      ...(path ? { path } : { index: true }),
      handle: { ready } satisfies PageHandle,
      loader: loader(async (args) => (await Promise.all([load?.(args) ?? null, ready()]))[0]),
      Component: () => (View ? <View /> : null),
    };
  }

  // Once it is there, an `import()` would cost a page a turn of the browser's.
  let known: Lists | undefined;

  /** A loader of lists. It comes with the code that makes lists, and the catalogue beside it. */
  function ofLists(load: (lists: Lists, args: LoadArgs) => Promise<unknown>): Load {
    return async (args) => {
      reader.expectCatalog();
      known ??= await import("../pages/loaders.ts").catch(missingPart);
      return load(known, args);
    };
  }

  /** The loader of picks; it comes with the code that lists them. */
  function ofPicks(asked: (args: LoadArgs) => [url: URL, page?: string]): Load {
    return async (args) => {
      const { loadPicks } = await import("../pages/load-picks.ts").catch(missingPart);
      return loadPicks(reader, ...asked(args));
    };
  }

  return [
    {
      id: "root",
      path: "/",
      Component: Layout,
      ErrorBoundary: RootFailure,
      // Only where the page came without data: in dev, and at an address that the host knows nothing of.
      HydrateFallback: () => <p role="status">Loading…</p>,
      loader: loader(() => reader.show()),
      shouldRevalidate: ({ currentUrl, nextUrl, defaultShouldRevalidate }) =>
        defaultShouldRevalidate && currentUrl.href === nextUrl.href,
      children: [
        {
          // A failed page keeps the header, the player and what it plays.
          ErrorBoundary: RouteFailure,
          children: [
            page(
              "home",
              "",
              async () => (await import("../pages/home.tsx")).HomePage,
              ofLists((lists, { url }) => lists.loadHome(reader, url, heard)),
            ),
            page(
              "tags",
              "tags",
              async () => (await import("../pages/tags.tsx")).TagsPage,
              ofLists((lists) => lists.loadTags(reader)),
            ),
            page(
              "tag",
              "tags/:slug",
              async () => (await import("../pages/tag.tsx")).TagPage,
              ofLists((lists, { params }) => lists.loadTag(reader, params["slug"] ?? "")),
            ),
            page(
              "guests",
              "guests",
              async () => (await import("../pages/guests.tsx")).GuestsPage,
              ofLists((lists) => lists.loadGuests(reader)),
            ),
            page(
              "guest",
              "guests/:slug",
              async () => (await import("../pages/guest.tsx")).GuestPage,
              ofLists((lists, { params }) => lists.loadGuest(reader, params["slug"] ?? "")),
            ),
            page(
              "archive",
              "archive/:period?",
              async () => (await import("../pages/archive.tsx")).ArchivePage,
              ofLists((lists, { params }) => lists.loadArchive(reader, params["period"])),
            ),
            page(
              "picks",
              "picks",
              async () => (await import("../pages/picks.tsx")).PicksPage,
              ofPicks(({ url }) => [url]),
            ),
            page(
              "picks-page",
              "picks/:page",
              async () => (await import("../pages/picks.tsx")).PicksPage,
              ofPicks(({ url, params }) => [url, params["page"]]),
            ),
            page(
              "explore",
              "explore",
              async () => (await import("../pages/explore.tsx")).ExplorePage,
              () => reader.explore(),
            ),
            page("saved", "saved", async () => (await import("../pages/saved.tsx")).SavedPage),
            page(
              "content",
              "*",
              async () => ContentPage,
              ({ params }) => loadContent(reader, `/${params["*"] ?? ""}`),
            ),
          ],
        },
      ],
    },
  ];
}
