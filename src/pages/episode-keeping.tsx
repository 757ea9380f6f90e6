import { type ReactElement, useEffect, useState } from "react";
import { ActionMenu } from "../components/action-menu.tsx";
import { Icon } from "../components/icon.tsx";
import { useLibrary, usePlace, useSaved } from "../library/use-library.tsx";
import type { EpisodeEntry } from "../model/episode-entry.ts";
import { type Track, trackOf } from "../model/track.ts";
import { useSession } from "../player/use-player.tsx";
import styles from "./episode-keeping.module.css";
import { useShow } from "./use-show.ts";

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
    >
      <OfflineEntry track={track} />
    </ActionMenu>
  );
}

/** What it shows is loaded as the menu opens; its place is kept meanwhile. */
function OfflineEntry(props: { track: Track }): ReactElement {
  const [view, setView] = useState<typeof import("./offline-action.tsx")>();
  useEffect(() => {
    import("./offline-action.tsx").then(setView, () => undefined);
  }, []);
  if (view) return <view.OfflineAction track={props.track} />;
  return (
    <button type="button" disabled>
      <Icon name="download" />
      Keep offline
    </button>
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
