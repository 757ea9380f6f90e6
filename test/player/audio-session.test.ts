// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Track } from "../../src/model/track.ts";
import { createAudioSession } from "../../src/player/audio-session.ts";
import { temporaryPreferences } from "../../src/player/positions.ts";
import { FakeAudio } from "./fake-audio.ts";
import { fakePositions, setUp, track } from "./session-setup.ts";

const A = track("a");
const B = track("b");

afterEach(() => {
  vi.useRealTimers();
});

describe("starting", () => {
  it("starts the sound inside the click: before play() returns", async () => {
    const { audio, session } = await setUp();
    const play = vi.spyOn(audio, "play");
    session.play(A);
    expect(play).toHaveBeenCalledOnce();
    expect(session.state.get().status).toBe("loading");
    audio.flush();
    expect(session.state.get().status).toBe("playing");
  });

  it("asks nothing of the host before Play, even for a cued episode", async () => {
    const { audio, session } = await setUp();
    session.cue(A);
    audio.flush();
    expect(session.state.get()).toMatchObject({ track: A, status: "paused" });
    expect(session.clock.get().duration).toBe(3600);
    expect(audio.requests).toEqual([]);
    session.play();
    expect(audio.requests).toEqual([A.audio.src]);
  });

  it("leaves the enclosure's address as it is", async () => {
    const { audio, session } = await setUp();
    const src = "https://host.example/a.mp3?source=feed&x=1#t=0";
    session.play(track("tracked", { audio: { src, type: "audio/mpeg" } }));
    expect(audio.requests).toEqual([src]);
  });

  it("creates one quiet element of its own: no preload, no crossorigin", () => {
    const session = createAudioSession({ positions: fakePositions() });
    const audio = document.querySelector("audio");
    expect(audio?.preload).toBe("none");
    expect(audio?.hasAttribute("crossorigin")).toBe(false);
    session.dispose();
    expect(document.querySelector("audio")).toBeNull();
  });

  it("is silent about a play that another one replaced", async () => {
    const { audio, session } = await setUp();
    session.play(A);
    session.play(B);
    audio.flush();
    await Promise.resolve();
    expect(session.state.get()).toMatchObject({ status: "playing", track: B, error: undefined });
    expect(session.state.get().notice).toBeUndefined();
  });

  it("offers a tap where the browser refuses to play by itself", async () => {
    const { audio, session } = await setUp();
    audio.refuses = true;
    session.play(A);
    await new Promise((resolve) => setTimeout(resolve));
    expect(session.state.get()).toMatchObject({ status: "paused", notice: "Tap Play to start." });
  });

  it("does not take a late pause for the new episode's", async () => {
    const { audio, session } = await setUp();
    session.play(A);
    audio.advance(3);
    session.pause();
    session.play(A);
    audio.flush();
    expect(session.state.get().status).toBe("playing");
  });
});

describe("failures", () => {
  it("says that a file is missing, and tries again from the same place", async () => {
    const { audio, session } = await setUp({ kept: { a: { at: 1200 } } });
    audio.files[A.audio.src] = { duration: 3600, error: 4 };
    session.play(A);
    audio.flush();
    await Promise.resolve();
    expect(session.state.get().status).toBe("error");
    expect(session.state.get().error).toMatch(/could not be loaded/);
    audio.files[A.audio.src] = { duration: 3600 };
    session.retry();
    audio.advance(1);
    expect(session.state.get()).toMatchObject({ status: "playing", error: undefined });
    expect(audio.currentTime).toBeGreaterThanOrEqual(1200);
  });

  it("says offline that the audio is not on the device, whatever the browser calls the failure", async () => {
    const { audio, session } = await setUp();
    const online = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
    audio.files[A.audio.src] = { duration: 3600, error: 4 };
    session.play(A);
    audio.flush();
    expect(session.state.get().error).toMatch(/offline.*not on this device/);
    online.mockRestore();
  });

  it.each([
    [2, /connection/],
    [3, /damaged/],
  ])("keeps the place when the audio breaks off (code %i)", async (code, words) => {
    const { audio, session, positions } = await setUp();
    session.play(A);
    audio.advance(60);
    audio.fail(code);
    audio.flush();
    expect(session.state.get().error).toMatch(words);
    expect(positions.places.get("a")?.at).toBe(60);
    session.play();
    audio.advance(1);
    expect(session.state.get().status).toBe("playing");
    expect(audio.currentTime).toBeGreaterThan(59.5);
  });

  it("keeps the place in a file that is cut short, and plays nothing else by itself", async () => {
    const { audio, session, positions } = await setUp({ upNext: () => B });
    session.play(A);
    audio.advance(60);
    audio.endEarly();
    audio.flush();
    expect(session.state.get()).toMatchObject({ status: "error", track: A });
    expect(session.state.get().error).toMatch(/breaks off/);
    expect(session.position()).toBe(60);
    expect(positions.places.get("a")?.at).toBe(60);
    window.dispatchEvent(new Event("pagehide"));
    expect(positions.saves.every(({ at, finished }) => at <= 60 && !finished)).toBe(true);
    session.retry();
    audio.advance(1);
    expect(session.state.get().status).toBe("playing");
    expect(audio.currentTime).toBeCloseTo(61, 0);
  });

  it.each([
    ["its length is known to nobody", undefined],
    ["the browser had guessed its length wrong", 60],
  ])("takes the end of a file as it comes where %s", async (_, duration) => {
    const { audio, session, positions } = await setUp();
    session.play(track("a", { duration }));
    audio.advance(60);
    audio.endEarly();
    audio.flush();
    expect(session.state.get().status).toBe("ended");
    expect(positions.saves.at(-1)).toMatchObject({ finished: true });
  });

  it("an end that nobody was told of for long is an end", async () => {
    const { audio, session, positions } = await setUp();
    session.play(A);
    audio.advance(60);
    // A phone lets the sound go on, and the page sleep.
    audio.time += 3_540_000;
    audio.endEarly();
    audio.flush();
    expect(session.state.get().status).toBe("ended");
    expect(positions.saves.at(-1)).toMatchObject({ finished: true });
  });

  it("says when nothing arrives, and takes it back when it does", async () => {
    vi.useFakeTimers();
    const { audio, session } = await setUp();
    session.play(A);
    audio.advance(10);
    audio.starve();
    audio.flush();
    expect(session.state.get().status).toBe("buffering");
    vi.advanceTimersByTime(20_000);
    expect(session.state.get().error).toMatch(/not arriving/);
    audio.arrive();
    audio.flush();
    expect(session.state.get()).toMatchObject({ status: "playing", error: undefined });
  });

  it("goes on by itself when a lost connection comes back within a minute, not later", async () => {
    const { audio, session } = await setUp();
    session.play(A);
    audio.advance(10);
    audio.fail(2);
    audio.flush();
    window.dispatchEvent(new Event("online"));
    audio.flush();
    expect(session.state.get().status).toBe("playing");
    audio.fail(2);
    audio.flush();
    audio.time += 61_000;
    window.dispatchEvent(new Event("online"));
    expect(session.state.get().status).toBe("error");
  });
});

describe("a file that has moved since the record was kept", () => {
  const moved = { ...A, audio: { ...A.audio, src: "https://new.example/a.mp3" } };

  it("is played from where it is now, once the page knows", async () => {
    const { audio, session } = await setUp({ kept: { a: { at: 500 } } });
    session.cue(A);
    session.describe(moved);
    session.play();
    audio.advance(1);
    expect(audio.requests).toEqual([moved.audio.src]);
    expect(audio.currentTime).toBe(501);
  });

  it("is found by Retry, at the same place", async () => {
    const { audio, session } = await setUp({ kept: { a: { at: 500 } } });
    audio.files[A.audio.src] = { duration: 3600, error: 4 };
    session.play(A);
    audio.flush();
    session.describe(moved);
    session.retry();
    audio.advance(1);
    expect(audio.requests.at(-1)).toBe(moved.audio.src);
    expect(audio.currentTime).toBe(501);
  });

  it("does not interrupt what sounds", async () => {
    const { audio, session } = await setUp();
    session.play(A);
    audio.advance(5);
    session.describe(moved);
    audio.advance(5);
    expect(audio.requests).toEqual([A.audio.src]);
  });
});

describe("the kept place", () => {
  it("is saved every five seconds while playing, on pause and at the end", async () => {
    const { audio, session, positions } = await setUp();
    session.play(A);
    audio.advance(21);
    expect(positions.saves.length).toBeLessThanOrEqual(5);
    expect(positions.saves.at(-1)?.at).toBeGreaterThan(16);
    session.pause();
    audio.flush();
    expect(positions.saves.at(-1)).toMatchObject({ guid: "a", at: 21 });
    session.play();
    session.seek(3599);
    audio.advance(2);
    expect(positions.saves.at(-1)).toMatchObject({ at: 3600, finished: true });
  });

  it("is never replaced by the zero that a changing source reports", async () => {
    const { audio, session, positions } = await setUp({ kept: { b: { at: 700 } } });
    session.play(A);
    audio.advance(30);
    session.play(B);
    audio.advance(10);
    expect(positions.saves.filter((save) => save.at < 1)).toEqual([]);
    expect(positions.places.get("a")?.at).toBe(30);
    expect(positions.places.get("b")?.at).toBeGreaterThanOrEqual(700);
  });

  it("survives closing the player", async () => {
    const { audio, session, positions } = await setUp();
    session.play(A);
    audio.advance(33);
    session.close();
    audio.flush();
    expect(session.state.get()).toMatchObject({ track: undefined, status: "idle" });
    expect(positions.places.get("a")?.at).toBe(33);
    session.play(A);
    audio.advance(1);
    expect(audio.currentTime).toBeGreaterThan(33);
  });

  it("survives an edit of the episode's metadata, and finishing another episode", async () => {
    const { audio, session, positions } = await setUp();
    session.play(A);
    audio.advance(100);
    session.play(B);
    session.seek(3590);
    audio.advance(3600);
    expect(session.state.get().status).toBe("ended");
    expect(positions.places.get("a")?.at).toBe(100);
    const edited = {
      ...A,
      title: "New",
      path: "/new/",
      audio: { ...A.audio, src: "https://b.example/a.mp3" },
    };
    session.play(edited);
    audio.advance(1);
    expect(audio.currentTime).toBeGreaterThanOrEqual(100);
  });

  it("is written at once when the page goes", async () => {
    const { audio, session, positions } = await setUp();
    session.play(A);
    audio.advance(7);
    window.dispatchEvent(new Event("pagehide"));
    expect(positions.saves.at(-1)).toMatchObject({ at: 7, when: "now" });
  });

  it("gives way to another tab's, which came further while this page rested", async () => {
    const { audio, session, positions } = await setUp();
    session.play(A);
    audio.advance(7);
    window.dispatchEvent(new Event("pagehide"));
    audio.advance(20);
    expect(positions.saves.at(-1)).toMatchObject({ at: 7, when: "now" });
    positions.places.set("a", { at: 300, heard: [[0, 300]], updated: audio.time });
    window.dispatchEvent(new Event("pageshow"));
    audio.flush();
    await Promise.resolve();
    audio.flush();
    expect(session.state.get().status).toBe("paused");
    expect(session.position()).toBe(300);
    expect(positions.places.get("a")?.at).toBe(300);
    session.play();
    audio.advance(1);
    expect(audio.currentTime).toBeCloseTo(301, 0);
  });

  it("is no further than the sound goes, whatever the element says", async () => {
    const { audio, session, positions } = await setUp();
    session.play(A);
    audio.advance(7);
    Object.defineProperty(audio, "currentTime", { value: 3602, configurable: true });
    session.pause();
    audio.flush();
    expect(session.position()).toBe(3600);
    expect(positions.saves.at(-1)?.at).toBe(3600);
  });

  it("is not written before all that was kept is known, and then still found", async () => {
    const audio = new FakeAudio();
    let known = (): void => undefined;
    const positions = {
      ...fakePositions(),
      ready: new Promise<void>((resolve) => {
        known = resolve;
      }),
    };
    const session = createAudioSession({ audio: audio.element, positions, now: audio.now });
    session.play(A);
    audio.advance(8);
    expect(positions.saves).toEqual([]);
    positions.places.set("a", { at: 900, updated: audio.time, heard: [] });
    known();
    await positions.ready;
    audio.advance(6);
    expect(audio.currentTime).toBe(906);
    expect(positions.saves.every((save) => save.at >= 900)).toBe(true);
    session.dispose();
  });

  it("holds against a browser that forgets an early seek", async () => {
    const { audio, session } = await setUp({ kept: { a: { at: 1000 } } });
    audio.files[A.audio.src] = { duration: 3600, losesFirstSeek: true };
    session.play(A);
    audio.advance(2);
    expect(audio.currentTime).toBe(1002);
    expect(audio.seeks).toEqual([1000, 1000]);
  });

  it.each([
    [30, 600],
    [90, 597],
    [2 * 3600, 590],
    [3 * 86_400, 580],
  ])("goes back a little after %i seconds away", async (away, at) => {
    const { audio, session } = await setUp({
      kept: { a: { at: 600, updated: Date.UTC(2026, 0, 1) - away * 1000 } },
    });
    session.play(A);
    audio.flush();
    expect(audio.currentTime).toBe(at);
  });

  it("starts a finished episode from its beginning", async () => {
    const { audio, session } = await setUp({ kept: { a: { at: 3580, duration: 3600 } } });
    session.play(A);
    audio.advance(1);
    expect(audio.currentTime).toBe(1);
  });

  it("knows what was heard, and what was only jumped over", async () => {
    const { audio, session, positions } = await setUp();
    session.play(A);
    audio.advance(20);
    session.seek(1000);
    audio.advance(20);
    session.pause();
    audio.flush();
    expect(positions.places.get("a")?.heard).toEqual([
      [0, 20],
      [1000, 1020],
    ]);
  });
});

describe("a link to a moment", () => {
  it("is offered, never started", async () => {
    const { audio, session } = await setUp();
    session.cue(A, { at: 754 });
    audio.flush();
    expect(audio.requests).toEqual([]);
    expect(session.clock.get().position).toBe(754);
    session.play();
    audio.advance(1);
    expect(audio.currentTime).toBe(755);
  });

  it("beats the kept place, and replaces it only after ten seconds of sound", async () => {
    const { audio, session, positions } = await setUp({ kept: { a: { at: 2000 } } });
    session.play(A, { at: 100 });
    audio.advance(9);
    session.pause();
    audio.flush();
    expect(positions.places.get("a")?.at).toBe(2000);
    session.play();
    audio.advance(8);
    expect(positions.places.get("a")?.at).toBeGreaterThan(100);
    expect(positions.places.get("a")?.at).toBeLessThan(120);
  });

  it("takes 0 for the beginning, not for 'no time'", async () => {
    const { audio, session } = await setUp({ kept: { a: { at: 2000 } } });
    session.play(A, { at: 0 });
    audio.advance(1);
    expect(audio.currentTime).toBe(1);
  });

  it("stops at the end of a clip, and goes on when asked", async () => {
    const { audio, session } = await setUp();
    session.play(A, { at: 60, until: 70 });
    audio.advance(30);
    expect(session.state.get().status).toBe("paused");
    expect(audio.currentTime).toBeCloseTo(70, 0);
    session.play();
    audio.advance(10);
    expect(audio.currentTime).toBeGreaterThan(79);
  });
});

describe("moving", () => {
  it("skips within the audio", async () => {
    const { audio, session } = await setUp();
    session.play(A);
    audio.advance(5);
    session.skip(-15);
    audio.flush();
    expect(audio.currentTime).toBe(0);
    session.seek(3595);
    session.skip(30);
    audio.flush();
    expect(audio.currentTime).toBe(3600);
  });

  it("says why one can't move where the host answers no Range requests", async () => {
    const { audio, session } = await setUp();
    audio.files[A.audio.src] = { duration: 3600, range: false };
    session.play(A);
    audio.advance(5);
    expect(session.state.get().unseekable).toMatch(/host/);
    session.seek(100);
    expect(session.clock.get().position).toBeLessThan(10);
    session.play(B);
    audio.advance(1);
    expect(session.state.get().unseekable).toBeUndefined();
  });

  it("does not forget a place that this host can't reach", async () => {
    const { audio, session, positions } = await setUp({ kept: { a: { at: 900 } } });
    audio.files[A.audio.src] = { duration: 3600, range: false };
    session.play(A);
    audio.advance(8);
    session.pause();
    audio.flush();
    expect(positions.places.get("a")?.at).toBe(900);
  });

  it("shows the notes' duration where the browser can't tell", async () => {
    const { audio, session } = await setUp();
    audio.files[A.audio.src] = { duration: Number.POSITIVE_INFINITY };
    session.play(A);
    audio.advance(2);
    expect(session.clock.get().duration).toBe(3600);
  });

  it("seeks in an episode that has ended without starting it", async () => {
    const { audio, session } = await setUp();
    session.play(A);
    session.seek(3599);
    audio.advance(5);
    expect(session.state.get().status).toBe("ended");
    session.seek(10);
    audio.flush();
    expect(session.state.get().status).toBe("paused");
    session.play();
    audio.advance(1);
    expect(audio.currentTime).toBe(11);
  });
});

describe("speed and loudness", () => {
  it("keeps the speed when the source changes", async () => {
    const { audio, session } = await setUp();
    session.play(A);
    session.setRate(1.5);
    audio.advance(1);
    session.play(B);
    audio.advance(1);
    expect(audio.playbackRate).toBe(1.5);
    expect(session.state.get().rate).toBe(1.5);
  });

  it("remembers speed, volume and silence", async () => {
    const preferences = temporaryPreferences();
    const first = await setUp({ preferences });
    first.session.setRate(9);
    first.session.setVolume(0.4);
    first.session.setMuted(true);
    const second = await setUp({ preferences });
    expect(second.session.state.get()).toMatchObject({ rate: 3, volume: 0.4, muted: true });
    expect(second.audio).toMatchObject({ volume: 0.4, muted: true });
  });
});

describe("the clock", () => {
  it("tells the time once a second, whatever the speed", async () => {
    const { audio, session } = await setUp();
    session.setRate(3);
    session.play(A);
    audio.flush();
    const told = vi.fn<() => void>();
    session.clock.subscribe(told);
    audio.advance(90); // half a minute
    const places = 30 / 5; // what was heard is told with each saved place
    expect(told.mock.calls.length).toBeLessThanOrEqual(30 + places);
  });

  it("says nothing in the coarse state while sound plays", async () => {
    const { audio, session } = await setUp();
    session.play(A);
    audio.advance(1);
    const told = vi.fn<() => void>();
    session.state.subscribe(told);
    audio.advance(60);
    expect(told).not.toHaveBeenCalled();
  });

  it("plays an hour", async () => {
    const { audio, session, positions } = await setUp();
    session.play(A);
    audio.advance(3600);
    expect(session.state.get().status).toBe("ended");
    expect(positions.places.get("a")).toMatchObject({ at: 3600, heard: [[0, 3600]] });
    expect(positions.saves.length).toBeLessThanOrEqual(3600 / 5 + 1);
  });
});

describe("several at once", () => {
  it("starts the queue's next episode after the end, and any other without a reload", async () => {
    const queue = [B];
    const { audio, session } = await setUp({ upNext: () => queue.shift() });
    session.play(A);
    session.seek(3599);
    audio.advance(2);
    expect(session.state.get().track).toBe(B);
    audio.advance(3600);
    expect(session.state.get().status).toBe("ended");
    session.play(A);
    audio.advance(1);
    expect(session.state.get()).toMatchObject({ track: A, status: "playing" });
  });

  it("leaves the queue alone where the listener wants that", async () => {
    const preferences = temporaryPreferences();
    preferences.set({ autoNext: false });
    const upNext = vi.fn<() => Track>(() => B);
    const { audio, session } = await setUp({ preferences, upNext });
    session.play(A);
    audio.advance(3600);
    expect(session.state.get().track).toBe(A);
    expect(upNext).not.toHaveBeenCalled();
  });

  it("falls silent when another tab begins", async () => {
    const channel = "two tabs";
    const first = await setUp({ channel });
    const second = await setUp({ channel });
    first.session.play(A);
    first.audio.advance(1);
    second.session.play(B);
    await vi.waitFor(() => {
      first.audio.flush();
      expect(first.session.state.get().status).toBe("paused");
    });
    expect(first.session.state.get().notice).toMatch(/another tab/);
    expect(second.session.state.get().status).toBe("loading");
    first.session.dispose();
    second.session.dispose();
  });

  it("pauses for a third party's player, and closes that when it plays again", async () => {
    const { audio, session } = await setUp();
    session.play(A);
    audio.advance(1);
    const frame = { src: "https://host.example/frame", host: "host.example", title: "Player" };
    session.openFrame({ frame, title: "An old one", path: "/old.html" });
    audio.flush();
    expect(audio.paused).toBe(true);
    session.play();
    expect(session.state.get().frame).toBeUndefined();
  });

  it("shows an episode's page only until something was started", async () => {
    const { audio, session } = await setUp();
    session.cue(A);
    session.cue(B);
    expect(session.state.get().track).toBe(B);
    session.play();
    audio.advance(1);
    session.cue(A);
    expect(session.state.get().track).toBe(B);
  });
});

describe("chapters", () => {
  const chapters = [
    { start: 0, title: "Intro" },
    { start: 60, title: "Sponsor", sponsor: true },
    { start: 90, title: "Interview" },
  ];
  const C = track("c", { chapters });

  it("follow the sound", async () => {
    const { audio, session } = await setUp();
    session.play(C);
    expect(session.state.get().chapter).toBe(0);
    audio.advance(61);
    expect(session.state.get().chapter).toBe(1);
    session.previousChapter();
    expect(session.state.get().chapter).toBe(0);
    session.nextChapter();
    session.nextChapter();
    expect(session.state.get().chapter).toBe(2);
    audio.advance(10);
    session.previousChapter();
    audio.flush();
    expect(audio.currentTime).toBe(90);
  });

  it("may come later than the sound", async () => {
    const { audio, session } = await setUp();
    session.play(track("c"));
    audio.advance(95);
    session.describe(C);
    expect(session.state.get().chapter).toBe(2);
    expect(audio.requests).toHaveLength(1);
  });

  it("of sponsors are skipped by choice, unless one goes there", async () => {
    const preferences = temporaryPreferences();
    preferences.set({ skipSponsors: true });
    const { audio, session } = await setUp({ preferences });
    session.play(C);
    audio.advance(61);
    expect(audio.currentTime).toBeGreaterThan(90);
    expect(session.state.get().notice).toBe("Skipped: Sponsor");
    session.seek(60);
    audio.advance(5);
    expect(audio.currentTime).toBe(65);
  });
});

describe("the sleep timer", () => {
  it("falls silent at its deadline and is then over", async () => {
    const { audio, session } = await setUp();
    session.play(A);
    audio.flush();
    session.setSleep({ until: "time", deadline: audio.time + 5 * 60_000 });
    audio.advance(600);
    expect(session.state.get()).toMatchObject({ status: "paused", sleep: undefined });
    expect(audio.currentTime).toBeCloseTo(300, 0);
  });

  it("is not fooled by a machine that slept", async () => {
    const { audio, session } = await setUp();
    session.play(A);
    audio.advance(10);
    session.setSleep({ until: "time", deadline: audio.time + 60_000 });
    audio.time += 3_600_000;
    audio.advance(1);
    expect(session.state.get().status).toBe("paused");
  });

  it("waits for the end of the chapter, not for a jump", async () => {
    const chapters = [
      { start: 0, title: "One" },
      { start: 60, title: "Two" },
      { start: 120, title: "Three" },
    ];
    const { audio, session } = await setUp();
    session.play(track("c", { chapters }));
    audio.advance(10);
    session.setSleep({ until: "chapter" });
    session.seek(100);
    audio.advance(200);
    expect(session.state.get().status).toBe("paused");
    expect(audio.currentTime).toBeCloseTo(120, 0);
  });

  it("at the end of the episode keeps the queue from going on", async () => {
    const { audio, session } = await setUp({ upNext: () => B });
    session.play(A);
    session.setSleep({ until: "episode" });
    audio.advance(3600);
    expect(session.state.get()).toMatchObject({ status: "ended", track: A, sleep: undefined });
  });

  it("does not hinder a listener who presses Play after it", async () => {
    const { audio, session } = await setUp();
    session.play(A);
    audio.advance(10);
    session.setSleep({ until: "time", deadline: audio.time + 1000 });
    session.pause();
    audio.flush();
    audio.time += 5000;
    session.play();
    audio.advance(10);
    expect(session.state.get().status).toBe("playing");
  });
});
