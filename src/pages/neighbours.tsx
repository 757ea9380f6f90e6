import type { ReactElement } from "react";
import { EpisodeCard } from "../components/episode-card.tsx";
import { own } from "../components/own-words.ts";
import { SiteLink } from "../components/site-link.tsx";
import type { EpisodeFile, Neighbour } from "../model/catalog.ts";
import { EpisodeAction } from "./episode-action.tsx";
import { Late } from "./late.tsx";
import styles from "./neighbours.module.css";
import { whyRelated } from "./why-related.ts";

/** The way to the episode before this one in time, and to the one after. */
export function Neighbours(props: { previous?: Neighbour; next?: Neighbour }): ReactElement | null {
  const { previous, next } = props;
  if (!previous && !next) return null;
  return (
    <nav aria-label="Previous and next episode" className={styles["neighbours"]}>
      {previous ? (
        <SiteLink to={previous.path} rel="prev">
          <span className={styles["direction"]}>Previous</span>{" "}
          <span {...own(previous.title)}>{nameOf(previous)}</span>
        </SiteLink>
      ) : (
        <span />
      )}
      {next ? (
        <SiteLink to={next.path} rel="next" className={styles["next"]}>
          <span className={styles["direction"]}>Next</span>{" "}
          <span {...own(next.title)}>{nameOf(next)}</span>
        </SiteLink>
      ) : null}
    </nav>
  );
}

const nameOf = ({ number, title }: Neighbour): string =>
  number === undefined ? title : `${number}. ${title}`;

/** Episodes that have much in common with this one, and what that is. */
export function Related(props: {
  related: EpisodeFile["related"];
  /** See Late. */
  at: number;
}): ReactElement | null {
  if (props.related.length === 0) return null;
  return (
    <Late
      as="section"
      id="related"
      at={props.at}
      aria-labelledby="related"
      className={styles["related"]}
    >
      <h2 id="related">Related episodes</h2>
      <ol>
        {props.related.map(({ episode, ...why }) => (
          <li key={episode.id}>
            <EpisodeCard episode={episode} action={<EpisodeAction episode={episode} />}>
              <p className={styles["why"]}>{whyRelated(why)}</p>
            </EpisodeCard>
          </li>
        ))}
      </ol>
    </Late>
  );
}
