import type { ReactElement } from "react";
import { own } from "../components/own-words.ts";
import { SiteLink } from "../components/site-link.tsx";
import type { Show } from "../model/episode.ts";
import { ARCHIVE, LICENSES } from "../model/paths.ts";
import styles from "./site-footer.module.css";

export function SiteFooter(props: { show: Show }): ReactElement {
  const { show } = props;
  return (
    <footer className={styles["footer"]}>
      <div className={styles["row"]}>
        <p>
          <span {...own(show.title)}>{show.title}</span>
          {show.hosts.length > 0 ? `, hosted by ${show.hosts.join(" and ")}` : null}
        </p>
        {show.footer ? <p {...own(show.footer)}>{show.footer}</p> : null}
        <ul>
          <li>
            <SiteLink to={ARCHIVE}>All episodes by year</SiteLink>
          </li>
          {show.subscribe.map(({ title, url }) => (
            <li key={url}>
              <a href={url} rel="noopener">
                {title}
              </a>
            </li>
          ))}
          <li>
            <SiteLink to={LICENSES}>Software licences</SiteLink>
          </li>
        </ul>
      </div>
    </footer>
  );
}
