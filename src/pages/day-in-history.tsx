import { type ReactElement, useEffect, useState } from "react";
import { own } from "../components/own-words.ts";
import { SiteLink } from "../components/site-link.tsx";
import { formatDate } from "../model/calendar-date.ts";
import type { DayEpisode } from "../model/explore.ts";
import styles from "./directory.module.css";
import { useReader } from "./reader-context.ts";

/** What was published on this day of the year; nothing where nothing was. */
export function DayInHistory(): ReactElement | null {
  const reader = useReader();
  const [episodes, setEpisodes] = useState<DayEpisode[]>([]);
  useEffect(() => {
    let wanted = true;
    const today = new Date();
    reader?.days(today.getMonth() + 1).then(
      ({ days }) => wanted && setEpisodes(days[String(today.getDate())] ?? []),
      // Without it the page is whole all the same.
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [reader]);
  if (episodes.length === 0) return null;
  return (
    <section aria-labelledby="this-day">
      <h2 id="this-day">On this day</h2>
      <ol className={styles["rows"]}>
        {episodes.slice(0, 8).map(({ path, title, number, date }) => (
          <li key={path}>
            <span className={styles["count"]}>{number ?? ""}</span>
            <SiteLink to={path} {...own(title)}>
              {title}
            </SiteLink>
            <time dateTime={date}>{formatDate(date)}</time>
          </li>
        ))}
      </ol>
    </section>
  );
}
