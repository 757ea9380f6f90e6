import type { ReactElement, RefObject } from "react";
import { ActionMenu } from "../components/action-menu.tsx";
import { useLibrary, usePlace, useSaved } from "../library/use-library.tsx";
import type { Track } from "../model/track.ts";
import { useSession } from "../player/use-player.tsx";
import { OfflineAction } from "./offline-action.tsx";

/** The menu of an episode, open. Loaded when one is wanted. */
export function EpisodeActions(props: {
  id: string;
  label: string;
  track: Track;
  anchor: RefObject<HTMLButtonElement | null>;
  onClose: () => void;
}): ReactElement {
  const { track, ...menu } = props;
  const library = useLibrary();
  const session = useSession();
  const saved = useSaved(track.guid);
  const played = usePlace(track.guid)?.finished ?? false;
  const tell = (words: string): void => session?.notify(words);
  return (
    <ActionMenu
      {...menu}
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
      <OfflineAction track={track} />
    </ActionMenu>
  );
}
