import { type ReactElement, useState } from "react";
import { own } from "../components/own-words.ts";
import { SiteLink } from "../components/site-link.tsx";
import type { EpisodeFile, Neighbour } from "../model/catalog.ts";
import styles from "./episode-view.module.css";

const nameOf = ({ number, title }: Neighbour): string =>
  number === undefined ? title : `${number}. ${title}`;

function EpisodeNames(props: { episodes: readonly Neighbour[] }): ReactElement {
  return (
    <ul className={styles["names"]}>
      {props.episodes.map((episode) => (
        <li key={episode.path}>
          <SiteLink to={episode.path} {...own(episode.title)}>
            {nameOf(episode)}
          </SiteLink>
        </li>
      ))}
    </ul>
  );
}

/** Episodes whose notes link to this one. */
export function MentionedIn(props: { episodes: readonly Neighbour[] }): ReactElement | null {
  if (props.episodes.length === 0) return null;
  return (
    <section>
      <h2>Mentioned in</h2>
      <EpisodeNames episodes={props.episodes} />
    </section>
  );
}

/** What this episode and few others link to. */
export function SharedSubjects(props: { shared: EpisodeFile["shared"] }): ReactElement | null {
  if (props.shared.length === 0) return null;
  return (
    <section>
      <h2>Also linked in other episodes</h2>
      {props.shared.map(({ title, url, episodes }) => (
        <details key={url} className={styles["subject"]}>
          <summary>
            <span {...own(title)}>{title}</span> <span>{episodes.length}</span>
          </summary>
          <EpisodeNames episodes={episodes} />
        </details>
      ))}
    </section>
  );
}

/**
 * The links of the notes as the Internet Archive kept them at the time of the episode
 * (https://archive.org/help/wayback_api.php): it answers with the copy nearest to the day. Read
 * from the page once they are wanted, so that no page carries its links twice.
 */
export function ArchivedLinks(props: { date: string }): ReactElement {
  const [links, setLinks] = useState<{ title: string; url: string }[]>();
  const day = props.date.slice(0, 10).replaceAll("-", "");
  return (
    <details
      className={`needs-scripts ${styles["subject"] ?? ""}`}
      onToggle={(event) => {
        if (event.currentTarget.open) setLinks((known) => known ?? linksOfNotes());
      }}
    >
      <summary>Links as they were in {props.date.slice(0, 4)}</summary>
      {links?.length === 0 ? <p>These notes link nowhere else.</p> : null}
      <ul className={styles["names"]}>
        {links?.map(({ title, url }) => (
          <li key={url}>
            <a href={`https://web.archive.org/web/${day}/${url}`} rel="external noopener nofollow">
              {title}
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Each address once, in the order of the notes. */
function linksOfNotes(): { title: string; url: string }[] {
  const found = new Map<string, string>();
  for (const link of document.querySelectorAll<HTMLAnchorElement>("[data-notes] a[href]")) {
    const url = link.getAttribute("href") ?? "";
    const [origin] = /^https?:\/\/[^/?#]+/i.exec(url) ?? [];
    if (origin !== undefined && !found.has(url))
      found.set(url, link.textContent.trim() || origin.replace(/^.*\/\//, ""));
  }
  return Array.from(found, ([url, title]) => ({ url, title }));
}
