import { cacheNames } from "../model/offline-files.ts";
import { rangeResponse } from "./byte-range.ts";
import {
  type Handling,
  handlingOf,
  keyOf,
  mayKeep,
  MOST_VISITED,
  siblingsOf,
  surplus,
} from "./cache-policy.ts";
import type { FetchLikeEvent, WorkerScope } from "./worker-scope.ts";

/**
 * The service worker. The build writes `self.playhead` ahead of it (publish/service-worker.ts).
 * What it keeps while it is installed belongs together, and is never mixed with later files.
 */
const scope = self as unknown as WorkerScope;
const { base, version, files } = scope.playhead;
const names = cacheNames(base);
const shell = names.shell + version;
const site = scope.location.origin + base;
/** Boots the app at any address. */
const ANYWHERE = `${site}404.html`;
/** Milliseconds that a page or its data may take before what is kept answers instead. */
const PATIENCE = 3_000;
/** A host may vary its answers; what we keep does not. */
const ANY = { ignoreVary: true };
const ignore = (): undefined => undefined;

// ---- from one version to the next

async function install(): Promise<void> {
  const cache = await caches.open(shell);
  try {
    await Promise.all(files.map((path) => add(cache, scope.location.origin + path)));
  } catch (error) {
    await caches.delete(shell);
    throw error;
  }
}

async function add(cache: Cache, url: string): Promise<void> {
  const hashed = url.startsWith(`${site}assets/`);
  const known = hashed ? await caches.match(url, ANY) : undefined;
  const response = known ?? (await fetch(url, hashed ? {} : { cache: "no-cache" }));
  // Some hosts send their page for what is missing with its own status, even when asked by name.
  if (!response.ok && !(url === ANYWHERE && response.status === 404))
    throw new Error(`${url} answered ${response.status}`);
  // Made anew: an answer that was redirected may not be given to a navigation.
  const type = response.headers.get("content-type") ?? "";
  await cache.put(url, new Response(await response.blob(), { headers: { "content-type": type } }));
}

async function activate(): Promise<void> {
  const others = (await caches.keys()).filter(
    (name) => name.startsWith(names.shell) && name !== shell,
  );
  // The last one stays: tabs that were opened before still ask for its chunks.
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
  await scope.registration.navigationPreload?.enable();
  await scope.clients.claim();
}

// ---- answers

async function find(name: string, url: string): Promise<Response | undefined> {
  return (await caches.open(name)).match(url, ANY);
}

/** What is kept for `url`. What came with this version goes together, and before all else. */
const findKept = async (url: string): Promise<Response | undefined> =>
  (await find(shell, url)) ??
  (await find(names.kept, url)) ??
  (await find(names.visited, url)) ??
  find(names.pictures, url);

async function keep(url: string, response: Response, name = names.visited): Promise<void> {
  if (files.includes(url.slice(scope.location.origin.length))) return;
  const chosen = await caches.open(names.kept);
  if (await chosen.match(url, ANY)) {
    await chosen.put(url, response);
    return;
  }
  const visited = await caches.open(name);
  await visited.put(url, response);
  const old = surplus(await visited.keys(), MOST_VISITED);
  await Promise.all(old.map((request) => visited.delete(request)));
}

async function networkFirst(kind: Handling, event: FetchLikeEvent): Promise<Response> {
  const { request } = event;
  const url = keyOf(request.url);
  const asked = (async () => {
    const response = (await event.preloadResponse) ?? (await fetch(request));
    // Before anybody reads it: a body can be copied only once.
    if (mayKeep(kind, response)) {
      const name = kind === "image" ? names.pictures : names.visited;
      event.waitUntil(keep(url, response.clone(), name).catch(ignore));
    }
    return response;
  })();
  event.waitUntil(asked.catch(ignore));
  const soon = await Promise.race([
    asked.catch(ignore),
    new Promise<undefined>((resolve) => {
      setTimeout(resolve, PATIENCE);
    }),
  ]);
  if (soon && soon.status < 500) return soon;
  const kept = kind === "page" ? await keptPage(url) : await findKept(url);
  if (kept) return kept;
  if (kind !== "page") return soon ?? asked;
  return soon ?? asked.catch(async () => (await find(shell, ANYWHERE)) ?? Response.error());
}

/** A page as it was visited, as long as its scripts are still here; they can't be had any more otherwise. */
async function keptPage(url: string): Promise<Response | undefined> {
  const page = await findKept(url);
  // As pages name it today (publish/start-scripts.ts), and as they did.
  const script = /<script (?:data-modules|type="module"[^>]* src)="([^" ]+)/.exec(
    (await page?.clone().text()) ?? "",
  )?.[1];
  const alive = !script || (await caches.match(new URL(script, url), ANY));
  return alive ? page : find(shell, ANYWHERE);
}

async function cacheFirst(event: FetchLikeEvent): Promise<Response> {
  const { request } = event;
  const kept = await caches.match(request, ANY);
  if (kept) return kept;
  const response = await fetch(request);
  if (mayKeep("asset", response)) {
    const copy = response.clone();
    event.waitUntil(
      caches
        .open(shell)
        .then((cache) => cache.put(request, copy))
        .catch(ignore),
    );
  }
  return response;
}

/** A copy of a picture as it is kept; without a network, one of another width. */
async function copyFirst(event: FetchLikeEvent): Promise<Response> {
  const { request } = event;
  const { url } = request;
  const kept = await findKept(url);
  if (kept) return kept;
  try {
    const response = await fetch(request);
    if (mayKeep("copy", response))
      event.waitUntil(keep(url, response.clone(), names.pictures).catch(ignore));
    return response;
  } catch (error) {
    for (const name of [names.kept, names.pictures]) {
      const cache = await caches.open(name);
      const other = (await cache.keys()).find((key) => key.url.startsWith(siblingsOf(url)));
      const found = other && (await cache.match(other, ANY));
      if (found) return found;
    }
    throw error;
  }
}

async function keptAudio({ headers, url }: Request): Promise<Response> {
  const source = decodeURIComponent(new URL(url).search.slice(1));
  const found = await find(names.audio, source);
  // The browser made room, or the listener did in another tab: back to the host.
  if (!found) return Response.redirect(source, 302);
  const type = found.headers.get("content-type") ?? "";
  return rangeResponse(await found.blob(), type, headers.get("range"));
}

scope.addEventListener("install", (event) => event.waitUntil(install()));
scope.addEventListener("activate", (event) => event.waitUntil(activate()));
scope.addEventListener("message", ({ data }) => {
  if (data === "activate") void scope.skipWaiting();
});
scope.addEventListener("fetch", (event) => {
  const kind = handlingOf(event.request, site);
  if (kind === "asset") event.respondWith(cacheFirst(event));
  else if (kind === "copy") event.respondWith(copyFirst(event));
  else if (kind === "kept audio") event.respondWith(keptAudio(event.request));
  else if (kind) event.respondWith(networkFirst(kind, event));
});
