import type { ReactElement } from "react";
import { Cover } from "../components/cover.tsx";
import { PlayerBar } from "../components/player-bar.tsx";
import { FrameDock } from "../components/player-frame.tsx";
import { SeekSlider } from "../components/seek-slider.tsx";
import type { Show } from "../model/episode.ts";
import { withBase } from "../model/paths.ts";
import { SKIP_BACK, SKIP_FORWARD, SPEEDS, wantsSound } from "../player/player-state.ts";
import { useClock, usePlayer, useSession } from "../player/use-player.tsx";

const SKIPS = [SKIP_BACK, SKIP_FORWARD] as const;

/**
 * The dock of the layout: outside of the routes, so that sound, and a third party's
 * frame, survive navigation. Empty on the server and at hydration.
 */
export function PlayerDock(props: { show: Show }): ReactElement | null {
  const session = useSession();
  const state = usePlayer((all) => all);
  const { track, status, frame } = state;
  if (frame)
    return (
      <FrameDock key={frame.frame.src} {...frame} onClose={() => session?.openFrame(undefined)} />
    );
  if (!track) return null;
  return (
    <PlayerBar
      track={track}
      playing={wantsSound(status)}
      waiting={status === "loading" || status === "buffering"}
      rate={state.rate}
      volume={state.volume}
      muted={state.muted}
      chapter={track.chapters?.[state.chapter]?.title}
      error={state.error}
      notice={state.notice ?? state.unseekable}
      seek={<DockSeek />}
      artwork={
        <Cover
          seed={props.show.title}
          image={track.artwork && withBase(track.artwork, import.meta.env.BASE_URL)}
        />
      }
      skips={SKIPS}
      speeds={SPEEDS}
      onToggle={() => session?.toggle()}
      onSkip={(seconds) => session?.skip(seconds)}
      onRate={(rate) => session?.setRate(rate)}
      onVolume={(volume) => session?.setVolume(volume)}
      onMuted={(muted) => session?.setMuted(muted)}
      onRetry={() => session?.retry()}
      onClose={() => session?.close()}
    />
  );
}

/** The one part of the bar that renders while sound plays. */
export function DockSeek(): ReactElement {
  const session = useSession();
  const clock = useClock((all) => all);
  const chapters = usePlayer((state) => state.track?.chapters);
  const unseekable = usePlayer((state) => state.unseekable);
  return (
    <SeekSlider
      {...clock}
      chapters={chapters}
      disabledBecause={unseekable}
      onSeek={(seconds) => session?.seek(seconds)}
    />
  );
}
