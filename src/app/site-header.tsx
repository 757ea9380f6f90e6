import type { ReactElement } from "react";
import { Link, NavLink } from "react-router";
import { Cover } from "../components/cover.tsx";
import type { Show } from "../model/episode.ts";
import { GUESTS, HOME, SAVED, TAGS } from "../model/paths.ts";
import { SearchShortcut } from "./search-shortcut.tsx";
import styles from "./site-header.module.css";

export function SiteHeader(props: { show: Show }): ReactElement {
  const { show } = props;
  const places = [
    { path: HOME, title: "Episodes" },
    ...(show.tags > 0 ? [{ path: TAGS, title: "Tags" }] : []),
    ...(show.people > 0 ? [{ path: GUESTS, title: "Guests" }] : []),
    // A page that introduces the show under the show's own name.
    ...show.pages.map((page) => (page.title === show.title ? { ...page, title: "About" } : page)),
  ];
  return (
    <header className={styles["header"]}>
      <div className={styles["row"]}>
        <Link to={HOME} className={styles["brand"]}>
          <Cover seed={show.title} image={show.image} className={styles["mark"]} />
          <span>{show.title}</span>
        </Link>
        <nav aria-label="Site" className={styles["nav"]}>
          <ul>
            {places.map(({ path, title }) => (
              <li key={path}>
                <NavLink to={path} end={path === HOME}>
                  {title}
                </NavLink>
              </li>
            ))}
            <li className="needs-scripts">
              <NavLink to={SAVED}>Saved</NavLink>
            </li>
          </ul>
        </nav>
        <SearchShortcut />
      </div>
    </header>
  );
}
