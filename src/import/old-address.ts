import { ownPath } from "../compile/address.ts";
import type { FeedItem } from "../compile/feed-item.ts";
import { playerOf } from "../compile/frames.ts";
import { isReserved, safePath } from "../compile/safe-path.ts";
import { isWebAddress } from "../compile/web-address.ts";

/**
 * The address of the show's own site, under which its episodes are found: the feed's link, or its
 * host alone where the episodes are elsewhere on it. Undefined for a page at a company that hosts
 * podcasts, which the show can't take along.
 */
export function siteAddress(
  link: string | undefined,
  items: readonly FeedItem[],
): string | undefined {
  if (link === undefined || !isWebAddress(link)) return undefined;
  const url = new URL(link);
  if (playerOf(url.hostname, [])) return undefined;
  const whole = `${url.origin}${url.pathname.replace(/\/(?:index\.\w+)?$/, "")}`;
  const below = items.some(({ link: page }) => page?.startsWith(`${whole}/`));
  return below ? whole : url.origin;
}

/**
 * Where each episode was found on the show's site until now, as a path of this site; undefined for
 * one that was elsewhere, or whose address no static site can answer (a query, or one for several).
 */
export function oldAddresses(
  items: readonly FeedItem[],
  site: string | undefined,
): Map<FeedItem, string> {
  const found = new Map<FeedItem, string>();
  const holders = new Map<string, number>();
  if (site === undefined) return found;
  for (const item of items) {
    const own = item.link === undefined ? undefined : ownPath(item.link, [site]);
    if (own === undefined || own === item.link) continue;
    const safe = safePath(own.replace(/[?#].*$/s, ""));
    if ("what" in safe || isReserved(safe.path)) continue;
    found.set(item, safe.path);
    holders.set(safe.path, (holders.get(safe.path) ?? 0) + 1);
  }
  for (const [item, path] of found) if (holders.get(path) !== 1) found.delete(item);
  return found;
}
