import { useEffect } from "react";
import { useHref, useNavigate } from "react-router";

/** Files that a static host serves as they are: a link to one is the browser's. "/v1.0" is a page. */
const FILE = /\.(?!html?$)[a-z][a-z0-9]*$/i;

/** Takes clicks on links within the site to the router: ours (`SiteLink`), and those of the host's notes. */
export function useSiteLinks(): void {
  const navigate = useNavigate();
  const base = useHref("/").replace(/\/$/, "");
  useEffect(() => {
    const follow = (event: MouseEvent): void => {
      if (event.defaultPrevented || event.button !== 0) return;
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      if (!(link instanceof HTMLAnchorElement) || link.target || link.hasAttribute("download"))
        return;
      const { origin, pathname, search, hash } = new URL(link.href);
      if (origin !== window.location.origin || !`${pathname}/`.startsWith(`${base}/`)) return;
      if (FILE.test(pathname)) return;
      // A place on this very page is the browser's to find.
      if (pathname === window.location.pathname && hash !== "") return;
      event.preventDefault();
      const here = window.location;
      void navigate((pathname.slice(base.length) || "/") + search + hash, {
        // The same address twice would make Back lead nowhere.
        replace: "replace" in link.dataset || link.href === here.href,
        preventScrollReset: "keepScroll" in link.dataset,
        // Within one page the rest stands still.
        viewTransition: pathname !== here.pathname,
      });
    };
    document.addEventListener("click", follow);
    return () => document.removeEventListener("click", follow);
  }, [navigate, base]);
}
