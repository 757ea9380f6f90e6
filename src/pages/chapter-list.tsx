import type { ReactElement } from "react";
import { own } from "../components/own-words.ts";
import type { Episode } from "../model/episode.ts";
import { formatTimestamp } from "../model/timestamp.ts";
import { usePlayer } from "../player/use-player.tsx";
import styles from "./chapter-list.module.css";

/**
 * The chapters of an episode, the current one marked while it plays. Each is a link to its
 * moment, so that it can be copied and works without scripts.
 */
export function ChapterList(props: {
  episode: Episode;
  onTime?: (seconds: number) => void;
}): ReactElement {
  const { episode, onTime } = props;
  const current = usePlayer(({ track, chapter }) => (track?.guid === episode.guid ? chapter : -1));
  return (
    <section aria-labelledby="chapters">
      <h2 id="chapters">Chapters</h2>
      <ol className={styles["chapters"]}>
        {episode.chapters.map(({ start, title, sponsor }, i) => (
          <li key={`${start} ${title}`} aria-current={i === current ? "step" : undefined}>
            <a
              href={`?t=${formatTimestamp(start)}`}
              onClick={(event) => {
                if (!onTime || event.metaKey || event.ctrlKey || event.shiftKey) return;
                event.preventDefault();
                onTime(start);
              }}
            >
              <span className={styles["time"]}>{formatTimestamp(start)}</span>
              <span {...own(title, episode.lang)}>
                {title}
                {sponsor && !/sponsor/i.test(title) ? <em> (sponsor)</em> : null}
              </span>
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}
