import type { ReactElement, ReactNode } from "react";
import { CARD_TAGS } from "../model/episode-card.ts";
import type { EpisodeEntry } from "../model/episode-entry.ts";
import styles from "./episode-card.module.css";
import { EpisodeFacts } from "./episode-facts.tsx";
import { HighlightedText } from "./highlighted-text.tsx";
import { own } from "./own-words.ts";
import { SiteLink } from "./site-link.tsx";
import { TagList } from "./tag-list.tsx";

/** Pixels that a card is high at least. */
export const LEAST_HEIGHT = 110;

/** One episode in a list. What plays it comes from the page, which knows the player. */
export function EpisodeCard(props: {
  episode: EpisodeEntry;
  action?: ReactNode;
  titleRanges?: readonly [number, number][];
  excerpt?: { text: string; ranges: readonly [number, number][] };
  /** Fields besides title and summary that a search matched. */
  matched?: { field: string; text: string; ranges: readonly [number, number][] }[];
  /** Further facts about the episode, such as how far it was heard. */
  children?: ReactNode;
}): ReactElement {
  const { episode } = props;
  return (
    <article className={styles["card"]} data-episode={episode.id}>
      <p className={styles["number"]}>
        {episode.number === undefined ? (
          <span aria-hidden="true">–</span>
        ) : (
          <>
            <span className="visually-hidden">Episode </span>
            {episode.number}
          </>
        )}
      </p>
      <div className={styles["body"]}>
        <h3 className={styles["title"]}>
          <SiteLink to={episode.path} {...own(episode.title)}>
            <HighlightedText text={episode.title} ranges={props.titleRanges} />
          </SiteLink>
        </h3>
        <div className={styles["facts"]}>
          <EpisodeFacts episode={episode}>
            {typeof episode.audio === "object" && episode.audio.label ? (
              <span>{episode.audio.label}</span>
            ) : null}
          </EpisodeFacts>
        </div>
        {episode.summary === undefined ? (
          <p className={`${styles["summary"]} ${styles["unread"]}`} />
        ) : episode.summary ? (
          <p className={styles["summary"]} {...own(episode.summary)}>
            <HighlightedText
              text={props.excerpt?.text ?? episode.summary}
              ranges={props.excerpt?.ranges}
            />
          </p>
        ) : null}
        <TagList tags={episode.tags.slice(0, CARD_TAGS)} label="Tags" />
        {props.matched ? <Matched matched={props.matched} /> : null}
        {props.children}
      </div>
      {props.action ? <div className={styles["action"]}>{props.action}</div> : null}
    </article>
  );
}

/** Why a search found the episode, where title and summary don't show it. */
function Matched(props: {
  matched: { field: string; text: string; ranges: readonly [number, number][] }[];
}): ReactElement {
  return (
    <p className={styles["matched"]}>
      {props.matched.slice(0, 4).map(({ field, text, ranges }) => (
        <span key={`${field} ${text}`}>
          {field}:{" "}
          <span {...own(text)}>
            <HighlightedText text={text} ranges={ranges} />
          </span>
        </span>
      ))}
    </p>
  );
}
