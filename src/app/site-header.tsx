import type { ReactElement } from "react";
import { useLocation } from "react-router";
import { Cover } from "../components/cover.tsx";
import { own } from "../components/own-words.ts";
import { SiteLink } from "../components/site-link.tsx";
import type { Show } from "../model/episode.ts";
import { EXPLORE, GUESTS, HOME, PICKS, SAVED, TAGS } from "../model/paths.ts";
import { SearchShortcut } from "./search-shortcut.tsx";
import styles from "./site-header.module.css";

export function SiteHeader(props: { show: Show }): ReactElement {
  const { show } = props;
  const { pathname } = useLocation();
  const places: { path: string; title: string; lang?: string; dir?: "auto" }[] = [
    { path: HOME, title: "Episodes" },
    ...(show.tags ? [{ path: TAGS, title: "Tags" }] : []),
    ...(show.people ? [{ path: GUESTS, title: "Guests" }] : []),
    ...(show.picks ? [{ path: PICKS, title: "Picks" }] : []),
    { path: EXPLORE, title: "Explore" },
    // A page that introduces the show under the show's own name.
    ...show.pages.map((page) =>
      page.title === show.title ? { ...page, title: "About" } : { ...page, ...own(page.title) },
    ),
  ];
  return (
    <header className={styles["header"]}>
      <div className={styles["row"]}>
        <SiteLink to={HOME} className={styles["brand"]}>
          <Cover seed={show.title} image={show.logo ?? show.image} className={styles["mark"]} />
          <span {...own(show.title)}>{show.title}</span>
        </SiteLink>
        <nav aria-label="Site" className={styles["nav"]}>
          <ul>
            {places.map(({ path, title, ...words }) => (
              <li key={path}>
                <SiteLink
                  {...words}
                  to={path}
                  aria-current={isWithin(pathname, path) ? "page" : undefined}
                >
                  {title}
                </SiteLink>
              </li>
            ))}
            {show.navigation.map(({ title, url }) => (
              <li key={url}>
                {url.startsWith("/") ? (
                  <SiteLink to={url} {...own(title)}>
                    {title}
                  </SiteLink>
                ) : (
                  <a href={url} rel="noopener" {...own(title)}>
                    {title}
                  </a>
                )}
              </li>
            ))}
            <li className="needs-scripts">
              <SiteLink to={SAVED} aria-current={isWithin(pathname, SAVED) ? "page" : undefined}>
                Saved
              </SiteLink>
            </li>
          </ul>
        </nav>
        <SearchShortcut />
      </div>
    </header>
  );
}

/** Whether `pathname` is the place `path`, or lies below it; everything lies below HOME. */
function isWithin(pathname: string, path: string): boolean {
  const stem = path.replace(/\/$/, "");
  return (
    pathname === path || pathname === stem || (path !== HOME && pathname.startsWith(`${stem}/`))
  );
}
