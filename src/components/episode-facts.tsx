import type { ReactElement, ReactNode } from "react";
import { formatDate } from "../model/calendar-date.ts";
import type { EpisodeEntry } from "../model/episode-entry.ts";
import { formatDuration, isoDuration } from "../model/timestamp.ts";
import styles from "./episode-facts.module.css";
import { PeopleLinks } from "./people-links.tsx";

/** "with Ada Bloom · 5 Oct 2015 · 42 min", on a card and on the page; further facts are its children. */
export function EpisodeFacts(props: {
  episode: Pick<EpisodeEntry, "guests" | "date" | "duration">;
  children?: ReactNode;
}): ReactElement {
  const { guests, date, duration } = props.episode;
  return (
    <p className={styles["facts"]}>
      {guests.length > 0 ? (
        <span>
          with <PeopleLinks people={guests} />
        </span>
      ) : null}
      <time dateTime={date}>{formatDate(date)}</time>
      {duration === undefined ? null : (
        <time dateTime={isoDuration(duration)}>{formatDuration(duration)}</time>
      )}
      {props.children}
    </p>
  );
}
