import type { ReactElement } from "react";
import { PlayButton } from "../components/play-button.tsx";
import { usePlace } from "../library/use-library.tsx";
import { formatDuration } from "../model/timestamp.ts";
import type { Track } from "../model/track.ts";
import type { ShareTime } from "../player/parse-share-time.ts";
import { wantsSound } from "../player/player-state.ts";
import { usePlayer, useSession } from "../player/use-player.tsx";

/**
 * A play button that knows whether its track sounds, and how much of it was heard. It sleeps
 * while others sound: what it selects changes only with this very track.
 * @param props.besideWords how much was heard stands beside it in words
 * @param props.from start here instead of at the kept place
 */
export function TrackPlayButton(props: {
  track: Track;
  words?: string;
  from?: ShareTime;
  besideWords?: boolean;
}): ReactElement {
  const { track, words, from } = props;
  const session = useSession();
  const place = usePlace(track.guid);
  const playing = usePlayer(
    (state) => state.track?.guid === track.guid && wantsSound(state.status),
  );
  const total = place?.duration ?? track.duration ?? 0;
  const heard = place?.finished ? 1 : total > 0 && place ? Math.min(0.99, place.at / total) : 0;
  return (
    <>
      <PlayButton
        title={track.title}
        playing={playing}
        words={words}
        heard={heard}
        onToggle={() => {
          if (!playing && from) session?.play(track, from);
          else session?.toggle(track);
        }}
      />
      {place && !props.besideWords ? (
        <span className="visually-hidden">{heardInWords(heard, total - place.at)}</span>
      ) : null}
    </>
  );
}

/** @param left seconds still to hear */
export function heardInWords(heard: number, left: number): string {
  if (heard >= 1) return "Played";
  return heard > 0 ? `${formatDuration(Math.max(1, left))} left` : "";
}
