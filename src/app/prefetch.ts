import { matchRoutes, type RouteObject } from "react-router";
import { siteTarget } from "./site-target.ts";

/** Milliseconds that a pointer rests on a link before it means it. */
const REST = 60;
/** Pages fetched ahead in one visit, and those of them merely seen, each time that the list changes. */
const MOST = 60;
const MOST_SEEN = 6;

interface Connection {
  saveData?: boolean;
  effectiveType?: string;
  downlink?: number;
}

/** https://wicg.github.io/netinfo/: not every browser tells. */
const connection = (): Connection => (navigator as { connection?: Connection }).connection ?? {};

/** Neither where bytes are counted nor where they would hold up what was asked for. */
function mayPrefetch(): boolean {
  const { saveData, effectiveType = "" } = connection();
  return !saveData && !effectiveType.includes("2g");
}

/** A browser that doesn't tell is not taken to be on a fast line. */
function isFast(): boolean {
  const { effectiveType, downlink = 0 } = connection();
  return effectiveType === "4g" && downlink >= 5;
}

/**
 * Fetches the data and the code of a page that the listener is about to open: at a pointer that
 * rests on its link, a finger or a key that reaches it; on a fast line also when the link of an
 * episode comes into view. The click then asks for nothing.
 *
 * @param routes whose loaders keep what they fetched
 */
export function prefetchOnIntent(routes: RouteObject[], base: string): void {
  const asked = new Set<string>();
  let resting: ReturnType<typeof setTimeout> | undefined;

  function prefetch({ pathname, search }: URL): void {
    const here = pathname === window.location.pathname;
    // What a query finds is known once search has run; the page itself is warm already.
    if (here || search.includes("q=") || asked.has(pathname)) return;
    if (asked.size >= MOST || !mayPrefetch()) return;
    asked.add(pathname);
    const request = new Request(window.location.origin + pathname + search);
    for (const { route, params } of matchRoutes(routes, pathname, base) ?? []) {
      if (typeof route.loader !== "function") continue;
      const args = { request, params } as Parameters<typeof route.loader>[0];
      // It is asked for again by the click, which tells why it fails.
      Promise.resolve(route.loader(args)).catch(() => asked.delete(pathname));
    }
  }

  const intend = ({ target }: Event, rest = 0): void => {
    clearTimeout(resting);
    const found = siteTarget(target, base);
    if (found) resting = setTimeout(() => prefetch(found.url), rest);
  };
  document.addEventListener("pointerover", (event) => intend(event, REST), { passive: true });
  document.addEventListener("pointerdown", (event) => intend(event), { passive: true });
  document.addEventListener("focusin", (event) => intend(event));

  if (!isFast() || typeof IntersectionObserver !== "function") return;
  let seen = 0;
  const watcher = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      watcher.unobserve(target);
      const found = siteTarget(target, base);
      if (found && (seen += 1) <= MOST_SEEN) prefetch(found.url);
    }
  });
  const watch = (): void => {
    seen = 0;
    for (const link of document.querySelectorAll("article[data-episode] h3 a"))
      watcher.observe(link);
  };
  // Cards come and go with pages; a page has a moment to itself first.
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const watchSoon = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(watch, 1_500);
  };
  new MutationObserver(watchSoon).observe(document.getElementById("main") ?? document.body, {
    childList: true,
    subtree: true,
  });
  watchSoon();
}
