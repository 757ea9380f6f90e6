import {
  type DataRouteMatch,
  type Location,
  type RouterState,
  UNSAFE_ErrorResponseImpl as ErrorResponse,
} from "react-router";
import { urlOf } from "./browser-history.ts";

type Data = RouterState["loaderData"];

/**
 * Runs the loaders of `matches`, side by side: all of them, but those whose route says that what it
 * has in `shown` will do. Never rejects.
 *
 * @returns what was found by route id, and what failed by the id of the nearest route with a
 * boundary for it
 */
export async function runLoaders(
  matches: DataRouteMatch[],
  to: Location,
  shown: Pick<RouterState, "location" | "matches" | "loaderData">,
  signal?: AbortSignal,
): Promise<{ found: Data; failed: Data }> {
  const found: Data = {};
  const failed: Data = {};
  const request = new Request(urlOf(to), { signal });
  await Promise.all(
    matches.map(async (match, depth) => {
      const { id, loader } = match.route;
      if (typeof loader !== "function" || !isWanted(match, to, shown)) return;
      try {
        const { params } = match;
        found[id] = await loader({ request, params } as Parameters<typeof loader>[0]);
      } catch (error) {
        const boundary = matches.slice(0, depth + 1).findLast(({ route }) => route.errorElement);
        failed[boundary?.route.id ?? id] ??= asErrorResponse(error);
      }
    }),
  );
  return { found, failed };
}

function isWanted(
  { route, params }: DataRouteMatch,
  to: Location,
  shown: Pick<RouterState, "location" | "matches" | "loaderData">,
): boolean {
  const { id, shouldRevalidate } = route;
  const before = shown.matches.find((match) => match.route.id === id);
  if (!before || !(id in shown.loaderData) || typeof shouldRevalidate !== "function") return true;
  return shouldRevalidate({
    currentUrl: urlOf(shown.location),
    currentParams: before.params,
    nextUrl: urlOf(to),
    nextParams: params,
    defaultShouldRevalidate: true,
  });
}

/** What a loader threw by the library's `data(…, { status })`, as its hooks know it. */
function asErrorResponse(error: unknown): unknown {
  const { data, init } = (error ?? {}) as { data?: unknown; init?: ResponseInit | null };
  return init?.status ? new ErrorResponse(init.status, init.statusText, data) : error;
}
