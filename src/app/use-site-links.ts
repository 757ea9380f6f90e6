import { useEffect } from "react";
import { useHref, useNavigate } from "react-router";
import { siteTarget } from "./site-target.ts";

/** Takes clicks on links within the site to the router: ours (`SiteLink`), and those of the host's notes. */
export function useSiteLinks(): void {
  const navigate = useNavigate();
  const root = useHref("/");
  useEffect(() => {
    const follow = (event: MouseEvent): void => {
      if (event.defaultPrevented || event.button !== 0) return;
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
      const found = siteTarget(event.target, root.endsWith("/") ? root : `${root}/`);
      if (!found) return;
      const { link, url } = found;
      const { pathname, search, hash } = url;
      const base = root.replace(/\/$/, "");
      // A place on this very page is the browser's to find.
      if (pathname === window.location.pathname && hash !== "") return;
      event.preventDefault();
      const here = window.location;
      void navigate((pathname.slice(base.length) || "/") + search + hash, {
        // The same address twice would make Back lead nowhere.
        replace: "replace" in link.dataset || link.href === here.href,
        preventScrollReset: "keepScroll" in link.dataset,
      });
    };
    document.addEventListener("click", follow);
    return () => document.removeEventListener("click", follow);
  }, [navigate, root]);
}
