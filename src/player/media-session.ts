import type { Track } from "../model/track.ts";
import type { AudioSession } from "./audio-session.ts";
import { SKIP_BACK, SKIP_FORWARD, wantsSound } from "./player-state.ts";

/** The episode's picture or the show's; else the icon that the build drew, where it drew one. */
function artworkOf({ artwork }: Track): MediaImage[] {
  const icon = document.querySelector<HTMLLinkElement>("link[rel=apple-touch-icon]");
  const src = artwork ?? icon?.href.replace(/apple-touch-icon(?=\.png$)/, "icon-512");
  return src ? [{ src }] : [];
}

/**
 * Lock screens and headset keys make the same requests as the bar
 * (https://w3c.github.io/mediasession/).
 */
export function connectMediaSession(
  session: AudioSession,
  media: MediaSession | undefined = navigator.mediaSession,
  now: () => number = Date.now,
): void {
  if (!media) return;

  const handlers: [MediaSessionAction, MediaSessionActionHandler][] = [
    ["play", () => session.play()],
    ["pause", () => session.pause()],
    ["stop", () => session.pause()],
    ["seekbackward", ({ seekOffset }) => session.skip(-(seekOffset ?? -SKIP_BACK))],
    ["seekforward", ({ seekOffset }) => session.skip(seekOffset ?? SKIP_FORWARD)],
    ["seekto", ({ seekTime }) => (seekTime === undefined ? undefined : session.seek(seekTime))],
    ["previoustrack", () => session.skip(SKIP_BACK)],
    ["nexttrack", () => session.skip(SKIP_FORWARD)],
  ];

  function listen(): void {
    for (const [action, handler] of handlers) {
      try {
        media.setActionHandler(action, handler);
      } catch {
        // An action that this browser doesn't know.
      }
    }
  }

  let described: unknown;
  let playing = false;
  function describe(): void {
    const { track, status, chapter } = session.state.get();
    const sounds = status === "playing";
    media.playbackState = track ? (wantsSound(status) ? "playing" : "paused") : "none";
    // Phones forget the handlers of a page that was silent for long.
    if (sounds && !playing) listen();
    playing = sounds;
    const title = track?.chapters?.[chapter]?.title;
    const key = track && `${track.guid} ${track.artwork} ${title}`;
    if (key === described) return;
    described = key;
    media.metadata = track
      ? new MediaMetadata({
          title: track.title,
          artist: track.guests || track.show,
          album: title ? `${track.show} · ${title}` : track.show,
          artwork: artworkOf(track),
        })
      : null;
  }

  /** What was told last, and when (milliseconds). */
  let told = { position: 0, duration: 0, rate: 1, status: "", at: 0 };
  function place(): void {
    const { duration } = session.clock.get();
    const position = session.position();
    const { rate, status } = session.state.get();
    // The lock screen counts on by itself: only what it can't foresee is told.
    const passed = told.status === "playing" ? ((now() - told.at) / 1000) * rate : 0;
    const foreseen = Math.abs(position - told.position - passed) < 1;
    const same = duration === told.duration && rate === told.rate && status === told.status;
    if (foreseen && same) return;
    told = { position, duration, rate, status, at: now() };
    try {
      // It throws on NaN, on a position beyond the end and on the rate 0.
      if (duration > 0 && rate > 0) {
        media.setPositionState?.({
          duration,
          position: Math.min(Math.max(0, position), duration),
          playbackRate: rate,
        });
      } else media.setPositionState?.();
    } catch {
      // A lock screen without a bar is no reason to stop.
    }
  }

  listen();
  describe();
  place();
  session.state.subscribe(() => {
    describe();
    place();
  });
  session.clock.subscribe(place);
}
