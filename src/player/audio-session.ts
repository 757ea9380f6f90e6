import { indexAt } from "../model/timeline.ts";
import type { Track } from "../model/track.ts";
import { createStore, type ReadableStore } from "../store.ts";
import { chapterEnd, previousChapterStart } from "./chapters.ts";
import { CUT_SHORT, describeFailure, STALL_LIMIT, STALLED } from "./media-failure.ts";
import { createPlaceKeeper } from "./place-keeper.ts";
import * as initial from "./player-state.ts";
import type { Clock, OpenFrame, PlayerState, Status } from "./player-state.ts";
import { type Positions, type Preferences, temporaryPreferences } from "./positions.ts";
import { isFinished, rewindAfter } from "./resume.ts";
import { bufferedEnd, createSeekGoal, seekableEnd } from "./seek-goal.ts";
import { isAsleep, type SleepTimer } from "./sleep-timer.ts";
import { createTabClaim } from "./tab-claim.ts";

/** The clock tells no more than once in this many milliseconds; `timeupdate` comes about every 250. */
const TICK = 950;
/** Milliseconds that a notice stays while sound plays. */
const NOTICE = 8_000;
/** Milliseconds within which a connection that comes back goes on by itself. */
const RECONNECT = 60_000;

export interface PlayOptions {
  /** Start here, in seconds, whatever place is kept; 0 is the beginning. */
  at?: number;
  /** Stop here: the end of a clip. */
  until?: number;
}

/** The only owner of the sound. Everything that wants to play, asks it. */
export interface AudioSession {
  readonly state: ReadableStore<PlayerState>;
  readonly clock: ReadableStore<Clock>;
  /** Where the sound is at this moment, in seconds: finer than the clock. */
  position(): number;
  /** Calls `listener` about four times a second of sound, and after every move; returns the way to stop. */
  onTime(listener: () => void): () => void;
  /** Plays `track`, or goes on with the current one. Call it inside the click: sound starts in it. */
  play(track?: Track, options?: PlayOptions): void;
  pause(): void;
  /** Plays or pauses `track`, or the current one. */
  toggle(track?: Track): void;
  /** Shows `track` ready to play, without a request; not once something was started in this page. */
  cue(track: Track, options?: PlayOptions): void;
  /** Adds what was learnt about the current track: its chapters, its artwork. */
  describe(track: Track): void;
  /** Moves to `seconds`, kept within the audio. */
  seek(seconds: number): void;
  /** Moves by `seconds`; negative is back. */
  skip(seconds: number): void;
  nextChapter(): void;
  previousChapter(): void;
  /** 0.5–3. */
  setRate(rate: number): void;
  /** 0–1; also unmutes. */
  setVolume(volume: number): void;
  setMuted(muted: boolean): void;
  setSleep(timer: SleepTimer | undefined): void;
  retry(): void;
  /** Falls silent and leaves the dock; the place stays kept. */
  close(): void;
  /** Gives the dock to a third party's player; `undefined` takes it back. */
  openFrame(frame: OpenFrame | undefined): void;
  /** Says something once, where the listener looks while listening. */
  notify(text: string): void;
  /** Falls silent and leaves the page alone. */
  dispose(): void;
}

export interface AudioSessionOptions {
  positions: Positions;
  preferences?: Preferences;
  /** What plays after an episode has ended. */
  upNext?: () => Track | undefined;
  audio?: HTMLAudioElement;
  /** Where an audio address plays from just now: it may be kept on this device. */
  sourceOf?: (src: string) => string;
  /** Milliseconds since 1970. */
  now?: () => number;
  /** What all tabs of this site share. */
  channel?: string;
  Channel?: typeof BroadcastChannel;
}

/** An element outside of React's tree, so that nothing ever replaces it. */
function createAudioElement(): HTMLAudioElement {
  const audio = document.createElement("audio");
  audio.preload = "none";
  document.body.append(audio);
  return audio;
}

const clamp = (value: number, low: number, high: number): number =>
  Math.min(Math.max(value, low), high);

export function createAudioSession(options: AudioSessionOptions): AudioSession {
  const { positions, upNext, sourceOf = (src) => src, now = Date.now } = options;
  const preferences = options.preferences ?? temporaryPreferences();
  const audio = options.audio ?? createAudioElement();
  const state = createStore<PlayerState>(initial.NO_STATE);
  const clock = createStore<Clock>(initial.NO_CLOCK);
  const keeper = createPlaceKeeper(positions, now);
  const goal = createSeekGoal(audio);
  const listening = new AbortController();
  const timers = new Set<() => void>();

  /** Whether the element holds the current track's address: a cued track makes no request. */
  let attached = false;
  /** The address that it holds, or held. */
  let source = "";
  /** Whether the listener started something in this page: then nothing takes its place unasked. */
  let started = false;
  /** Whether the listener chose where to be: then a place that is read late changes nothing. */
  let moved = false;
  /** The chapter that the listener went to by hand, even if it is a sponsor's. */
  let chosen = -1;
  let pausedAt = 0;
  /** Whether the page is gone, maybe to come back as it is: then its place is an old one. */
  let away = false;
  /** When the place was written that it left with. */
  let leftAt: number | undefined;
  let failedAt = 0;
  let noticedAt = 0;
  let toldAt = 0;
  let stall: ReturnType<typeof setTimeout> | undefined;

  const claims = createTabClaim(
    options.channel ?? "playhead",
    () => {
      if (!initial.wantsSound(state.get().status)) return;
      audio.pause();
      say("Paused: playing in another tab.");
    },
    options.Channel,
  );

  takeChoices();
  void positions.ready.then(recall);

  // ---- what the element knows, and what is told

  function duration(): number {
    // Infinity is a stream, or a file whose length the browser cannot tell.
    const known = attached && Number.isFinite(audio.duration) ? audio.duration : 0;
    return known > 0 ? known : (state.get().track?.duration ?? 0);
  }

  const position = (): number =>
    goal.at ?? (attached ? Math.min(audio.currentTime, audio.duration || Infinity) : 0);

  function takeChoices(): void {
    const { rate, volume, muted } = preferences.get();
    state.set({ rate, volume, muted });
    audio.defaultPlaybackRate = rate;
    audio.playbackRate = rate;
    audio.volume = volume;
    audio.muted = muted;
  }

  /** Takes up what is kept of the current track. */
  function recall(): void {
    const { track } = state.get();
    if (!track) return;
    keeper.begin(track);
    clock.set({ heard: keeper.heard });
    if (!moved) resume();
  }

  function tick(atOnce: boolean): void {
    for (const listener of timers) listener();
    if (!atOnce && now() - toldAt < TICK) return;
    toldAt = now();
    clock.set({
      position: position(),
      duration: duration(),
      buffered: attached ? bufferedEnd(audio) : 0,
    });
    if (state.get().notice !== undefined && now() - noticedAt > NOTICE)
      state.set({ notice: undefined });
  }

  function say(notice: string): void {
    noticedAt = now();
    state.set({ notice });
  }

  function become(status: Status, rest: Partial<PlayerState> = {}): void {
    clearTimeout(stall);
    if (status === "loading" || status === "buffering") {
      stall = setTimeout(() => fail(STALLED), STALL_LIMIT);
    }
    state.set({ status, error: undefined, ...rest });
  }

  /** @param at the place to go on from, in seconds, where the element has lost it */
  function fail(error: string, at?: number): void {
    failedAt = now();
    if (at !== undefined) {
      keeper.save(at, duration(), { when: "soon" });
      goal.set(at);
    }
    become("error", { error });
  }

  function settleChapter(): void {
    const chapter = indexAt(state.get().track?.chapters ?? [], position());
    if (chapter !== chosen) chosen = -1;
    state.set({ chapter });
  }

  function hear(): void {
    if (attached && audio.readyState > 0 && !audio.seeking && goal.at === undefined) {
      keeper.hear(audio.currentTime, audio.playbackRate);
    }
  }

  function save(when: "soon" | "now", ended = false): void {
    // A changing source reports the time 0, and a pending seek the time before it: neither is a place.
    if (away || !attached || audio.readyState === 0 || goal.at !== undefined) return;
    keeper.save(position(), duration(), { ended, when });
    clock.set({ heard: keeper.heard });
  }

  // ---- moving

  function moveTo(seconds: number): void {
    keeper.jump();
    goal.set(seconds);
    if (attached) goal.settle();
    settleChapter();
    tick(true);
  }

  function resume(): void {
    const at = keeper.resume();
    if (at > 0) moveTo(at);
  }

  function moveByHand(seconds: number): void {
    const { track, clipEnd, status, unseekable } = state.get();
    if (!track || unseekable) return;
    const total = duration();
    const target = clamp(seconds, 0, total > 0 ? total : Infinity);
    hear();
    moved = true;
    chosen = indexAt(track.chapters ?? [], target);
    if (clipEnd !== undefined && target >= clipEnd) state.set({ clipEnd: undefined });
    if (status === "ended") become("paused");
    moveTo(target);
  }

  // ---- starting

  function isCurrent(track: Track): boolean {
    const { track: current } = state.get();
    return current?.guid === track.guid && current.audio.src === track.audio.src;
  }

  /** Takes up another track; the element keeps the old one until `attach`. */
  function show(track: Track): void {
    save("soon");
    goal.clear();
    attached = false;
    moved = false;
    chosen = -1;
    keeper.begin(track);
    state.set({
      track,
      unseekable: undefined,
      clipEnd: undefined,
      notice: undefined,
      error: undefined,
    });
    clock.set({ ...initial.NO_CLOCK, heard: keeper.heard, duration: duration() });
  }

  function place({ at, until }: PlayOptions): void {
    if (at === undefined) resume();
    else {
      // A link leads somewhere; it does not forget where the listener was.
      keeper.tryOut();
      moved = true;
      chosen = indexAt(state.get().track?.chapters ?? [], at);
      moveTo(at);
    }
    state.set({ clipEnd: until });
    settleChapter();
    tick(true);
  }

  function attach(track: Track): void {
    attached = true;
    source = sourceOf(track.audio.src);
    audio.src = source;
    // The element falls back to its default rate whenever its source changes.
    audio.defaultPlaybackRate = state.get().rate;
    audio.playbackRate = state.get().rate;
  }

  function start(): void {
    started = true;
    claims.claim();
    const { sleep } = state.get();
    if (sleep?.until === "time" && now() >= sleep.deadline) state.set({ sleep: undefined });
    become("loading", { notice: undefined, frame: undefined });
    // Nothing may be awaited before this line, or the browser forgets that there was a click.
    audio.play()?.catch((error: unknown) => {
      // AbortError: another request took its place. What fails to load comes as an `error` event.
      if (!(error instanceof Error) || error.name !== "NotAllowedError") return;
      become("paused");
      say("Tap Play to start.");
    });
  }

  const session: AudioSession = {
    state,
    clock,
    position,
    onTime(listener) {
      timers.add(listener);
      return () => timers.delete(listener);
    },

    play(track = state.get().track, request = {}) {
      if (!track) return;
      if (!isCurrent(track)) {
        show(track);
        place(request);
      } else {
        session.describe(track);
        const { status } = state.get();
        if (request.at !== undefined) place(request);
        else if (attached && status === "paused" && goal.at === undefined) {
          const back = rewindAfter(now() - pausedAt);
          if (back > 0) moveTo(audio.currentTime - back);
        }
        if (status === "error") {
          session.retry();
          return;
        }
      }
      if (!attached) attach(track);
      start();
    },

    pause() {
      audio.pause();
      if (initial.wantsSound(state.get().status)) become("paused");
    },

    toggle(track = state.get().track) {
      if (track && isCurrent(track) && initial.wantsSound(state.get().status)) session.pause();
      else session.play(track);
    },

    cue(track, request = {}) {
      if (isCurrent(track)) session.describe(track);
      else if (started) return;
      else {
        show(track);
        become("paused");
      }
      if (!attached && (request.at !== undefined || !moved)) place(request);
    },

    describe(track) {
      const { track: current } = state.get();
      if (current?.guid !== track.guid || current === track) return;
      // What sounds stays; elsewhere the host may have moved the file since the record was kept.
      const free = !attached || state.get().status === "error";
      const { audio: file } = free ? track : current;
      if (file.src !== current.audio.src) {
        if (goal.at === undefined && clock.get().position > 0) goal.set(clock.get().position);
        attached = false;
      }
      state.set({ track: { ...current, ...track, audio: file } });
      settleChapter();
      tick(true);
    },

    seek: (seconds) => moveByHand(seconds),
    skip: (seconds) => moveByHand(position() + seconds),

    nextChapter() {
      const { track, chapter } = state.get();
      const next = track?.chapters?.[chapter + 1];
      if (next) moveByHand(next.start);
    },

    previousChapter() {
      const chapters = state.get().track?.chapters;
      if (chapters) moveByHand(previousChapterStart(chapters, position()));
    },

    setRate(wanted) {
      const speed = clamp(wanted, 0.5, 3);
      audio.defaultPlaybackRate = speed;
      audio.playbackRate = speed;
      state.set({ rate: speed });
      preferences.set({ rate: speed });
    },

    setVolume(wanted) {
      const loudness = clamp(wanted, 0, 1);
      audio.volume = loudness;
      audio.muted = false;
      state.set({ volume: loudness, muted: false });
      preferences.set({ volume: loudness, muted: false });
    },

    setMuted(silent) {
      audio.muted = silent;
      state.set({ muted: silent });
      preferences.set({ muted: silent });
    },

    setSleep: (sleep) => state.set({ sleep }),

    retry() {
      const { track } = state.get();
      if (!track) return;
      const at = position();
      // It may have come to this device, or gone from it, since.
      if (attached && source === sourceOf(track.audio.src)) audio.load();
      else attach(track);
      keeper.jump();
      if (at > 0) goal.set(at);
      start();
    },

    close() {
      audio.pause();
      hear();
      save("soon");
      attached = false;
      goal.clear();
      clearTimeout(stall);
      const { rate: speed, volume: loudness, muted: silent } = state.get();
      state.set({ ...initial.NO_STATE, rate: speed, volume: loudness, muted: silent });
      clock.set(initial.NO_CLOCK);
      audio.removeAttribute("src");
      audio.load();
    },

    openFrame(frame) {
      if (frame) session.pause();
      state.set({ frame });
    },

    notify: say,

    dispose() {
      listening.abort();
      clearTimeout(stall);
      claims.close();
      audio.pause();
      if (!options.audio) audio.remove();
    },
  };

  // ---- what the element says

  const on = (target: EventTarget, names: string, listener: (event: Event) => void): void => {
    for (const name of names.split(" "))
      target.addEventListener(name, listener, { signal: listening.signal });
  };

  on(audio, "loadedmetadata canplay durationchange progress", ({ type }) => {
    if (!attached || audio.readyState === 0) return;
    // A place that can't be reached is not forgotten for the beginning either.
    if (goal.settle(type === "canplay")) keeper.tryOut();
    const free = seekableEnd(audio) > 0;
    state.set({
      unseekable: free ? undefined : "No jumping here: the host of this audio doesn't allow it.",
    });
    tick(type !== "progress");
  });

  on(audio, "playing", () => {
    hear();
    become("playing");
    tick(true);
  });

  on(audio, "waiting", () => {
    const { status } = state.get();
    if (initial.wantsSound(status)) become(status === "loading" ? "loading" : "buffering");
  });

  on(audio, "seeked", () => {
    if (!attached) return;
    goal.settle();
    keeper.jump();
    hear();
    settleChapter();
    tick(true);
    save("soon");
  });

  on(audio, "timeupdate", () => {
    if (!attached || audio.readyState === 0 || audio.seeking || goal.at !== undefined) return;
    hear();
    if (brokeOff() !== undefined && audio.currentTime >= duration() - 1) return;
    const before = state.get().chapter;
    settleChapter();
    if (keeper.running && !audio.paused) atBoundary(before);
    tick(false);
    if (audio.paused || !keeper.due) return;
    save("soon");
  });

  /** What may happen where the sound runs by itself: a clip's end, sleep, a sponsor. */
  function atBoundary(before: number): void {
    const { track, chapter, clipEnd, sleep } = state.get();
    const entered = track?.chapters?.[chapter];
    if (clipEnd !== undefined && audio.currentTime >= clipEnd) {
      audio.pause();
      state.set({ clipEnd: undefined });
      say("The clip ends here. Play goes on.");
    } else if (isAsleep(sleep, now(), chapter !== before && before >= 0)) {
      audio.pause();
      state.set({ sleep: undefined });
      say("Good night: the sleep timer paused the episode.");
    } else if (entered?.sponsor && chapter !== chosen && preferences.get().skipSponsors) {
      moveTo(chapterEnd(track?.chapters ?? [], chapter, duration()));
      say(`Skipped: ${entered.title}`);
    }
  }

  on(audio, "pause", () => {
    // The event comes late: something else may play by now. At the end the element pauses before `ended`.
    if (!attached || !audio.paused || audio.ended) return;
    if (!away) pausedAt = now();
    hear();
    if (initial.wantsSound(state.get().status)) become("paused");
    tick(true);
    save("soon");
  });

  /**
   * Where a file ended before its time. A browser goes on to the end it had expected, which is no place to keep.
   * Only a length that the host stated tells this from a browser's wrong guess.
   */
  function brokeOff(): number | undefined {
    const stated = state.get().track?.duration;
    const { leaptFrom } = keeper;
    if (stated === undefined || leaptFrom === undefined) return undefined;
    return isFinished(leaptFrom, stated) ? undefined : leaptFrom;
  }

  on(audio, "ended", () => {
    if (!attached) return;
    pausedAt = now();
    const broken = brokeOff();
    if (broken !== undefined) {
      fail(CUT_SHORT, broken);
      tick(true);
      return;
    }
    goal.clear();
    hear();
    save("soon", true);
    const { sleep } = state.get();
    become("ended", sleep ? { sleep: undefined } : {});
    tick(true);
    const next = sleep || !preferences.get().autoNext ? undefined : upNext?.();
    if (next) session.play(next);
  });

  on(audio, "error", () => {
    if (!attached || !audio.error) return;
    const at = audio.currentTime || clock.get().position;
    fail(
      describeFailure(audio.error.code, globalThis.navigator?.onLine ?? true),
      goal.at === undefined && at > 0 ? at : undefined,
    );
  });

  on(audio, "ratechange", () => {
    // The browser's own menu may change it, too.
    if (attached && audio.playbackRate > 0) state.set({ rate: audio.playbackRate });
  });

  // ---- what the page says

  const leave = (): void => {
    hear();
    save("now");
  };
  const keptAt = (): number | undefined => positions.get(state.get().track?.guid ?? "")?.updated;
  on(window, "pagehide", () => {
    leave();
    claims.close();
    if (initial.wantsSound(state.get().status)) pausedAt = now();
    leftAt = keptAt();
    away = true;
  });
  on(window, "pageshow", () => {
    claims.open();
    if (!away) return;
    // Some browsers pause a page that goes, others let it sound again when it comes.
    session.pause();
    void positions.ready.then(() => {
      away = false;
      takeChoices();
      if (keptAt() === leftAt || initial.wantsSound(state.get().status)) return;
      moved = false;
      recall();
    });
  });
  on(document, "visibilitychange", () => {
    if (document.visibilityState === "hidden") leave();
  });
  on(window, "online", () => {
    if (state.get().status === "error" && now() - failedAt < RECONNECT) session.retry();
  });

  return session;
}
