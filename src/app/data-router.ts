import {
  createPath,
  type DataRouteMatch,
  type DataRouteObject,
  type DataRouter,
  IDLE_NAVIGATION,
  type Location,
  matchRoutes,
  type NavigationType,
  parsePath,
  type RouteObject,
  type RouterNavigateOptions,
  type RouterState,
  type RouterSubscriber,
  type To,
  UNSAFE_mapRouteProperties as mapRouteProperties,
} from "react-router";
import { currentLocation, followHistory, urlOf } from "./browser-history.ts";
import { type Attempt, type RouterWatch, SLOW } from "./router-watch.ts";
import { runLoaders } from "./run-loaders.ts";

/** What `RouterProvider`, and the hooks that this site uses, ask of a router. */
export type RouterPart = Pick<
  DataRouter,
  | "basename"
  | "createHref"
  | "createURL"
  | "enableScrollRestoration"
  | "encodeLocation"
  | "future"
  | "revalidate"
  | "routes"
  | "state"
  | "subscribe"
  | "window"
> & {
  manifest: Record<string, DataRouteObject>;
  navigate(to: string | number, options?: RouterNavigateOptions): Promise<void>;
};
type Data = RouterState["loaderData"];

/** A way to another address, or to the same one again. */
interface Going {
  action: `${NavigationType}`;
  location: Location;
  keepScroll?: boolean;
  /** The page is asked for anew; history has nothing to do with it. */
  again?: boolean;
  /** Steps in the history that the browser has taken already; null where it can't tell. */
  steps?: number | null;
}

/** Milliseconds that a page may take before it is told that one is under way. */
const UNNOTICED = 50;

/**
 * A router for `RouterProvider` and the library's hooks: loaders and their errors, scroll
 * positions. It does as `createBrowserRouter` does, without what this site has
 * no use for: actions, fetchers, blockers, middleware, lazy routes, a tenth of all that an episode's
 * page loads.
 *
 * @param options.basename "/" or "/a/sub/path/"
 * @param options.loaderData what the page's HTML held, by route id; without it, loaders run at once
 * @param options.keeps pages that Back and Forward show with what they held, at once
 */
export function createDataRouter(
  given: RouteObject[],
  options: {
    basename: string;
    loaderData?: Data;
    watch?: RouterWatch;
    keeps?: (location: Location) => boolean;
  },
): RouterPart {
  const { basename, loaderData, watch, keeps } = options;
  const manifest: RouterPart["manifest"] = {};
  const routes = prepare(given, manifest);
  const subscribers = new Set<RouterSubscriber>();
  /** What pages held that were left, by their entries in the history. */
  const held = new Map<string, Data>();
  let scroll: { positions: Record<string, number>; now: () => number } | undefined;
  /** Something changed while nobody listened. */
  let untold = false;
  let going: (Going & { abort: AbortController }) | undefined;
  /** The browser is on its way back to the page that stays. */
  let returning = false;

  const match = ({ pathname }: Location): DataRouteMatch[] =>
    matchRoutes(routes, { pathname }, basename) ?? [];

  const here = currentLocation();
  const matches = match(here);
  const initialized =
    loaderData !== undefined &&
    matches.every(({ route }) => !route.loader || route.id in loaderData);
  let state: RouterState = {
    historyAction: "POP" as NavigationType,
    location: here,
    matches,
    initialized,
    renderFallback: !initialized,
    navigation: IDLE_NAVIGATION,
    // A page that came as HTML was scrolled by the browser.
    restoreScrollPosition: initialized ? false : null,
    preventScrollReset: false,
    revalidation: "idle",
    loaderData: loaderData ?? {},
    actionData: null,
    errors: null,
    fetchers: new Map(),
    blockers: new Map(),
  };

  function update(change: Partial<RouterState>): void {
    state = { ...state, ...change };
    untold = subscribers.size === 0;
    for (const tell of subscribers) tellOne(tell);
  }

  function tellOne(tell: RouterSubscriber): void {
    tell(state, { deletedFetchers: [], newErrors: state.errors, flushSync: false });
  }

  async function go(next: Going): Promise<void> {
    going?.abort.abort();
    going = undefined;
    if (scroll) scroll.positions[state.location.key] = scroll.now();
    if (state.initialized && !next.again) {
      watch?.leaving?.(state.location.key);
      if (!state.errors && state.revalidation === "idle" && keeps?.(state.location))
        held.set(entryOf(state.location), state.loaderData);
    }
    if (state.initialized && !next.again && isPlaceWithin(state.location, next.location)) {
      arrive(next, state.matches, {}, {});
      return;
    }
    const known = next.action === "POP" && !next.again && held.get(entryOf(next.location));
    if (known) {
      arrive(next, match(next.location), known, {});
      return;
    }
    const abort = new AbortController();
    going = { ...next, abort };
    await load(next, abort.signal);
  }

  /** Loads what `next` needs, and goes there unless the listener went elsewhere meanwhile. */
  async function load(next: Going, signal: AbortSignal): Promise<void> {
    const to = match(next.location);
    // A page that is at hand is shown without a word before.
    const notice = next.again ? undefined : setTimeout(() => update(underWay(next, to)), UNNOTICED);
    if (next.again) update({ revalidation: "loading" });
    let stays = false;
    const attempt: Attempt = {
      href: createHref(next.location),
      canStay: state.initialized && !state.errors && (next.action !== "POP" || next.steps !== null),
      isHere: next.again === true || next.action === "POP",
      signal,
      retry: () => void (stays && next.steps ? window.history.go(next.steps) : go(next)),
    };
    const slow = setTimeout(() => watch?.slow(attempt), SLOW);
    const { found, failed } = await runLoaders(to, next.location, state, signal);
    clearTimeout(notice);
    clearTimeout(slow);
    if (signal.aborted) return;
    const [reason] = Object.values(failed);
    if (reason !== undefined) stays = (await watch?.failed(reason, attempt)) ?? false;
    if (signal.aborted) return;
    going = undefined;
    if (stays) stay(next);
    else arrive(next, to, found, failed);
  }

  function stay({ steps }: Going): void {
    if (steps) {
      returning = true;
      window.history.go(-steps);
    }
    update({ navigation: IDLE_NAVIGATION, revalidation: "idle" });
  }

  function arrive(next: Going, to: DataRouteMatch[], found: Data, failed: Data): void {
    const { action, location, again } = next;
    const data: Data = {};
    for (const { route } of to) {
      if (route.id in failed) break;
      if (route.id in found) data[route.id] = found[route.id];
      else if (route.id in state.loaderData) data[route.id] = state.loaderData[route.id];
    }
    if (!again && state.initialized) watch?.arrived();
    if (!again && action !== "POP") enter(location, action);
    update({
      historyAction: action as NavigationType,
      location,
      matches: to,
      loaderData: data,
      errors: Object.keys(failed).length > 0 ? failed : null,
      initialized: true,
      renderFallback: false,
      navigation: IDLE_NAVIGATION,
      revalidation: "idle",
      restoreScrollPosition: again ? false : (scroll?.positions[location.key] ?? null),
      preventScrollReset: next.keepScroll === true,
    });
  }

  /** Of a site path without the base, or the query or place of this very page. */
  function resolve(to: string): Pick<Location, "pathname" | "search" | "hash"> {
    const { pathname, search = "", hash = "" } = parsePath(to);
    const path = pathname ? basename.replace(/\/$/, "") + pathname : state.location.pathname;
    return urlOf({ pathname: path, search, hash });
  }

  const enter = followHistory((location, steps) => {
    if (!returning) void go({ action: "POP", location, steps });
    returning = false;
  });
  if (!initialized) void go({ action: "POP", location: state.location });

  return {
    basename,
    window,
    routes,
    manifest,
    future: {},
    get state() {
      return state;
    },
    subscribe(tell) {
      subscribers.add(tell);
      if (untold) tellOne(tell);
      untold = false;
      return () => subscribers.delete(tell);
    },
    async navigate(to, wishes = {}) {
      if (typeof to === "number") {
        window.history.go(to);
        return;
      }
      const { pathname, search, hash } = resolve(to);
      const key = crypto.getRandomValues(new Uint32Array(1))[0]?.toString(36) ?? "";
      await go({
        action: wishes.replace ? "REPLACE" : "PUSH",
        location: { pathname, search, hash, key, state: wishes.state ?? null, mask: undefined },
        keepScroll: wishes.preventScrollReset,
      });
    },
    revalidate() {
      held.clear();
      // A page on its way is asked for anew; else the present one.
      return go(going ?? { action: state.historyAction, location: state.location, again: true });
    },
    enableScrollRestoration(positions, now) {
      scroll = { positions, now };
      return () => {
        scroll = undefined;
      };
    },
    createHref,
    createURL,
    encodeLocation: createURL,
  };
}

/** Routes as the library renders them, each with an id; also listed in `manifest`. */
function prepare(
  routes: RouteObject[],
  manifest: RouterPart["manifest"],
  above = "",
): DataRouteObject[] {
  return routes.map((route, i) => {
    const id = route.id ?? `${above}${i}`;
    const mapped = { ...route, ...mapRouteProperties(route), id } as DataRouteObject;
    if (route.children) mapped.children = prepare(route.children, manifest, `${id}-`);
    manifest[id] = mapped;
    return mapped;
  });
}

const createHref = (to: To): string => (typeof to === "string" ? to : createPath(to));
const createURL = (to: To): URL => new URL(createHref(to), window.location.origin);

/** Entries that the browser made have no key of their own. */
const entryOf = ({ key, pathname, search }: Location): string => key + pathname + search;

const isPlaceWithin = (from: Location, to: Location): boolean =>
  from.pathname === to.pathname && from.search === to.search && to.hash !== "";

const underWay = (
  { action, location }: Going,
  matches: DataRouteMatch[],
): Pick<RouterState, "navigation"> => ({
  navigation: {
    ...IDLE_NAVIGATION,
    state: "loading",
    location,
    matches,
    historyAction: action as NavigationType,
  },
});
