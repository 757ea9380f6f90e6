import type { ReactElement } from "react";
import { PillButton } from "../components/pill-button.tsx";
import { useLibrary } from "../library/use-library.tsx";
import type { EpisodeEntry } from "../model/episode-entry.ts";
import { trackOf } from "../model/track.ts";
import { useSession } from "../player/use-player.tsx";
import styles from "./episode-keeping.module.css";
import { useShow } from "./use-show.ts";

/**
 * Plays a whole list in the order in which its episodes appeared: the first at once, the
 * rest at the head of the queue. Nothing where fewer than two can be played.
 */
export function PlayAllEpisodes(props: { episodes: readonly EpisodeEntry[] }): ReactElement | null {
  const library = useLibrary();
  const session = useSession();
  const show = useShow();
  const [first, ...rest] = props.episodes
    .toSorted((a, b) => a.date.localeCompare(b.date))
    .flatMap((episode) => trackOf(episode, show) ?? []);
  if (!first || rest.length === 0) return null;
  return (
    <PillButton
      icon="play"
      className={`${styles["save"]} needs-scripts`}
      onClick={() => {
        library?.queue.playNext(rest);
        session?.play(first);
      }}
    >
      Play all, oldest first
    </PillButton>
  );
}
