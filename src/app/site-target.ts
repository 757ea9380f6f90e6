/** Files that a static host serves as they are: a link to one is the browser's. "/v1.0" is a page. */
const FILE = /\.(?!html?$)[a-z][a-z0-9]*$/i;

/** The link that an event came to, where it leads to a page of this site. */
export interface SiteTarget {
  link: HTMLAnchorElement;
  url: URL;
}

/** @param base the site's base: "/" or "/a/sub/path/" */
export function siteTarget(target: EventTarget | null, base: string): SiteTarget | undefined {
  const link = target instanceof Element ? target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement) || link.target || link.hasAttribute("download"))
    return undefined;
  const url = new URL(link.href);
  const isOurs = url.origin === window.location.origin && `${url.pathname}/`.startsWith(base);
  return isOurs && !FILE.test(url.pathname) ? { link, url } : undefined;
}
