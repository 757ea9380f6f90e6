import type { ReactElement } from "react";
import { EpisodeCard } from "../components/episode-card.tsx";
import type { EpisodeSummary } from "../model/episode.ts";
import { EpisodeAction } from "./episode-action.tsx";
import styles from "./home.module.css";

/** Episodes as playable cards, in the order given. */
export function EpisodeList(props: { episodes: EpisodeSummary[] }): ReactElement {
  return (
    <ol className={styles["list"]}>
      {props.episodes.map((episode) => (
        <li key={episode.id}>
          <EpisodeCard episode={episode} action={<EpisodeAction episode={episode} />} />
        </li>
      ))}
    </ol>
  );
}
