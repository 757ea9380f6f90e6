// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from "vitest";
import { connectMediaSession } from "../../src/player/media-session.ts";
import { setUp, track } from "./session-setup.ts";

/** As strict as browsers are about positions; knows no "stop". */
class FakeMediaSession {
  metadata: { title: string; artist: string; album: string } | null = null;
  playbackState = "none";
  positions: (MediaPositionState | undefined)[] = [];
  handlers = new Map<string, MediaSessionActionHandler>();
  listened = 0;
  setActionHandler(action: string, handler: MediaSessionActionHandler): void {
    if (action === "stop") throw new TypeError("unknown action");
    this.handlers.set(action, handler);
    this.listened += 1;
  }
  setPositionState(state?: MediaPositionState): void {
    if (state) {
      const { duration = 0, position = 0, playbackRate = 1 } = state;
      if (!(duration >= 0) || !(position >= 0) || position > duration || playbackRate === 0)
        throw new TypeError("no such position");
    }
    this.positions.push(state);
  }
  do(action: string, details: Partial<MediaSessionActionDetails> = {}): void {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the action is the test's
    this.handlers.get(action)?.({ action, ...details } as MediaSessionActionDetails);
  }
}

beforeEach(() => {
  vi.stubGlobal("MediaMetadata", function MediaMetadata(this: object, init: object) {
    Object.assign(this, init);
  });
});

async function connected() {
  const parts = await setUp();
  const media = new FakeMediaSession();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what is used of one is here
  connectMediaSession(parts.session, media as unknown as MediaSession, parts.audio.now);
  return { ...parts, media };
}

const A = track("a", {
  guests: "Ann Bee",
  chapters: [
    { start: 0, title: "Intro" },
    { start: 60, title: "Locks" },
  ],
});

describe("the lock screen", () => {
  it("shows the picture of the episode or the show, else the icon that the build drew", async () => {
    const { session, media } = await connected();
    session.play(track("bare"));
    expect(media.metadata).toMatchObject({ artwork: [] });
    document.head.innerHTML = '<link rel="apple-touch-icon" href="/a/apple-touch-icon.png">';
    session.play(track("other"));
    const [drawn] = (media.metadata as unknown as { artwork: { src: string }[] }).artwork;
    expect(drawn?.src).toMatch(/^http.*\/a\/icon-512\.png$/);
    session.play(track("own", { artwork: "/own.webp" }));
    expect(media.metadata).toMatchObject({ artwork: [{ src: "/own.webp" }] });
    document.head.innerHTML = "";
  });

  it("says what plays, and where", async () => {
    const { audio, session, media } = await connected();
    session.play(A);
    audio.advance(61);
    expect(media.playbackState).toBe("playing");
    expect(media.metadata).toMatchObject({
      title: "Episode a",
      artist: "Ann Bee",
      album: "A Show · Locks",
    });
    expect(media.positions.at(-1)).toMatchObject({ duration: 3600, playbackRate: 1 });
    session.pause();
    audio.flush();
    expect(media.playbackState).toBe("paused");
    session.close();
    expect(media.metadata).toBeNull();
    expect(media.playbackState).toBe("none");
  });

  it("is never given a position that makes it throw", async () => {
    const { audio, session, media } = await connected();
    const endless = track("live", { duration: undefined });
    audio.files[endless.audio.src] = { duration: Number.POSITIVE_INFINITY };
    session.play(endless);
    audio.advance(10);
    expect(media.positions.at(-1)).toBeUndefined();
    const short = track("short", { duration: 5 });
    audio.files[short.audio.src] = { duration: 5 };
    session.play(short);
    audio.advance(8);
    // The fake throws as browsers do; what it took is within the audio.
    const beyond = media.positions.filter(
      (state) => state && (state.position ?? 0) > (state.duration ?? 0),
    );
    expect(beyond).toEqual([]);
    expect(media.positions.at(-1)).toMatchObject({ position: 5, duration: 5 });
  });

  it("counts on by itself, and is told only what it can't foresee", async () => {
    const { audio, session, media } = await connected();
    session.play(A);
    audio.advance(5);
    media.positions = [];
    audio.advance(60);
    expect(media.positions).toEqual([]);
    session.seek(1000);
    audio.advance(1);
    expect(media.positions.at(-1)).toMatchObject({ position: 1000 });
    session.setRate(2);
    expect(media.positions.at(-1)).toMatchObject({ playbackRate: 2 });
    media.positions = [];
    audio.advance(60);
    expect(media.positions).toEqual([]);
  });

  it("moves, pauses and plays", async () => {
    const { audio, session, media } = await connected();
    session.play(A);
    audio.advance(100);
    media.do("seekbackward");
    audio.flush();
    expect(audio.currentTime).toBe(85);
    media.do("seekforward", { seekOffset: 10 });
    audio.flush();
    expect(audio.currentTime).toBe(95);
    media.do("seekto", { seekTime: 0 });
    audio.flush();
    expect(audio.currentTime).toBe(0);
    media.do("pause");
    audio.flush();
    expect(audio.paused).toBe(true);
    media.do("play");
    audio.flush();
    expect(audio.paused).toBe(false);
  });

  it("is told again who answers its keys whenever sound starts", async () => {
    const { audio, session, media } = await connected();
    const before = media.listened;
    session.play(A);
    audio.advance(1);
    expect(media.listened).toBeGreaterThan(before);
  });
});
