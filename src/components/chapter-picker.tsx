import { type ReactElement, useEffect, useRef } from "react";
import type { Chapter } from "../model/episode.ts";
import { formatTimestamp } from "../model/timestamp.ts";
import styles from "./chapter-picker.module.css";

/** Chapters to go to; the one that sounds is marked and kept in view. */
export function ChapterPicker(props: {
  chapters: readonly Chapter[];
  /** Index; -1 before the first. */
  current: number;
  onPick: (seconds: number) => void;
}): ReactElement {
  const list = useRef<HTMLOListElement>(null);
  const { current } = props;
  useEffect(() => {
    list.current?.children[current]?.scrollIntoView({ block: "nearest" });
  }, [current]);
  return (
    <ol ref={list} className={styles["chapters"]}>
      {props.chapters.map(({ start, title, sponsor }, i) => (
        <li key={`${start} ${title}`}>
          <button
            type="button"
            aria-current={i === current ? "step" : undefined}
            onClick={() => props.onPick(start)}
          >
            <span className={styles["time"]}>{formatTimestamp(start)}</span>
            <span>
              {title}
              {sponsor ? <em> (sponsor)</em> : null}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
