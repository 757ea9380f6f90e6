import { useEffect, useSyncExternalStore } from "react";
import { useLocation } from "react-router";
import type { Episode } from "../model/episode.ts";
import { trackOf } from "../model/track.ts";
import { parseShareTime, type ShareTime } from "../player/parse-share-time.ts";
import { useSession } from "../player/use-player.tsx";
import { afterPaint } from "./after-paint.ts";
import { useShow } from "./use-show.ts";

/**
 * What the page of an episode asks of the player: makes it ready, at `?t=` or the kept place, and gives what
 * plays from a moment of the notes; undefined for an episode without audio of its own.
 */
export function useEpisodePlayback(episode: Episode): ((seconds: number) => void) | undefined {
  const session = useSession();
  const show = useShow();
  const shared = useShareTime();
  const at = shared?.at;
  const until = shared?.until;

  useEffect(() => {
    const track = trackOf(episode, show);
    if (!session || !track) return undefined;
    // It may bring up the dock, for which the page itself does not wait.
    return afterPaint(() => session.cue(track, at === undefined ? {} : { at, until }));
  }, [session, episode, show, at, until]);

  if (!episode.audio) return undefined;
  return (seconds) => {
    const track = trackOf(episode, show);
    if (track) session?.play(track, { at: seconds });
  };
}

/**
 * The moment or clip that the address asks for. A prerendered page knows no query, so it is
 * undefined while that page is hydrated.
 */
export function useShareTime(): ShareTime | undefined {
  const { search } = useLocation();
  const hydrated = useSyncExternalStore(never, yes, no);
  return hydrated ? parseShareTime(new URLSearchParams(search).get("t")) : undefined;
}

const never = () => () => undefined;
const yes = (): boolean => true;
const no = (): boolean => false;
