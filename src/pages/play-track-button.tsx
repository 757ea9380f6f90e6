import type { ReactElement } from "react";
import { PlayButton } from "../components/play-button.tsx";
import type { Track } from "../model/track.ts";
import { wantsSound } from "../player/player-state.ts";
import { usePlayer, useSession } from "../player/use-player.tsx";

/**
 * A play button that knows whether its track sounds. It sleeps while sound plays:
 * what it selects changes only when this very track starts or stops.
 * @param props.at start here instead of at the kept place, in seconds
 */
export function PlayTrackButton(props: {
  track: Track;
  words?: string;
  at?: number;
  until?: number;
}): ReactElement {
  const { track, words, at, until } = props;
  const session = useSession();
  const playing = usePlayer(
    (state) => state.track?.guid === track.guid && wantsSound(state.status),
  );
  return (
    <PlayButton
      title={track.title}
      playing={playing}
      words={words}
      onToggle={() => {
        if (playing || at === undefined) session?.toggle(track);
        else session?.play(track, { at, until });
      }}
    />
  );
}
