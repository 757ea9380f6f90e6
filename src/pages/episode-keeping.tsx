import type { ReactElement } from "react";
import { ActionMenu } from "../components/action-menu.tsx";
import { Icon } from "../components/icon.tsx";
import { useLibrary, usePlace, useSaved } from "../library/use-library.tsx";
import type { Track } from "../model/track.ts";
import { useSession } from "../player/use-player.tsx";
import styles from "./episode-keeping.module.css";

/** What a listener does with an episode besides playing it. */
export function EpisodeMenu(props: { track: Track }): ReactElement {
  const { track } = props;
  const library = useLibrary();
  const session = useSession();
  const saved = useSaved(track.guid);
  const played = usePlace(track.guid)?.finished ?? false;
  const tell = (words: string): void => session?.notify(words);
  return (
    <ActionMenu
      label={`More for ${track.title}`}
      actions={[
        {
          words: "Play next",
          icon: "next",
          onSelect() {
            library?.queue.playNext([track]);
            tell(`Plays next: ${track.title}`);
          },
        },
        {
          words: "Add to the queue",
          icon: "queue",
          onSelect() {
            library?.queue.add([track]);
            tell(`In the queue: ${track.title}`);
          },
        },
        {
          words: saved ? "Take out of saved" : "Save",
          icon: "bookmark",
          onSelect: () => library?.saved.set(track, !saved),
        },
        {
          words: played ? "Mark as unplayed" : "Mark as played",
          icon: "check",
          onSelect: () => library?.positions.setPlayed(track, !played),
        },
      ]}
    />
  );
}

/** Sets an episode apart, or takes it back. */
export function SaveButton(props: { track: Track }): ReactElement {
  const { track } = props;
  const library = useLibrary();
  const saved = useSaved(track.guid);
  return (
    <button
      type="button"
      className={`${styles["save"]} needs-scripts`}
      aria-pressed={saved}
      onClick={() => library?.saved.set(track, !saved)}
    >
      <Icon name={saved ? "check" : "bookmark"} />
      Save
    </button>
  );
}

/** Plays several episodes in the order in which they appeared, and queues the rest. */
export function PlayAllButton(props: { tracks: readonly Track[] }): ReactElement | null {
  const { tracks } = props;
  const library = useLibrary();
  const session = useSession();
  const [first, ...rest] = tracks;
  if (!first || rest.length === 0) return null;
  return (
    <button
      type="button"
      className={`${styles["save"]} needs-scripts`}
      onClick={() => {
        library?.queue.playNext(rest);
        session?.play(first);
      }}
    >
      <Icon name="play" />
      Play all, oldest first
    </button>
  );
}
