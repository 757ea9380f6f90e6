/** What a host answers for one address. */
export interface FakeFile {
  /** Seconds; Infinity where the browser can't tell. */
  duration: number;
  /** False: no Range requests, so the element can't jump. */
  range?: boolean;
  /** MediaError.code of what goes wrong at once: 2 network, 3 decode, 4 missing. */
  error?: number;
  /** Never answers. */
  hangs?: boolean;
  /** Forgets a seek made at `loadedmetadata`, as some browsers do. */
  losesFirstSeek?: boolean;
}

const ranges = (...list: [number, number][]): TimeRanges => ({
  length: list.length,
  start: (i) => list[i]![0],
  end: (i) => list[i]![1],
});

/**
 * A media element in the specification's order of events, with its own time:
 * `flush` runs the tasks that are queued, `advance` lets sound play.
 * https://html.spec.whatwg.org/multipage/media.html (load, resource selection, play, pause, seek, ended)
 */
export class FakeAudio extends EventTarget {
  preload = "none";
  volume = 1;
  muted = false;
  defaultPlaybackRate = 1;
  paused = true;
  ended = false;
  seeking = false;
  readyState = 0;
  duration = Number.NaN;
  error: { code: number } | null = null;
  /** Addresses asked of the host, in order. */
  requests: string[] = [];
  /** Every seek of the element. */
  seeks: number[] = [];
  /** Set to refuse `play` as browsers do without a gesture. */
  refuses = false;
  /** Milliseconds since 1970; sound moves it. */
  time = Date.UTC(2026, 0, 1);
  files: Record<string, FakeFile> = {};

  #src = "";
  #rate = 1;
  #at = 0;
  #tasks: (() => void)[] = [];
  #generation = 0;
  #pending: { resolve: () => void; reject: (error: Error) => void }[] = [];
  #file: FakeFile | undefined;

  get element(): HTMLAudioElement {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the session uses of one is here
    return this as unknown as HTMLAudioElement;
  }
  get now(): () => number {
    return () => this.time;
  }

  get src(): string {
    return this.#src;
  }
  set src(value: string) {
    this.#src = value;
    this.load();
  }
  removeAttribute(name: string): void {
    if (name === "src") this.#src = "";
  }

  get playbackRate(): number {
    return this.#rate;
  }
  set playbackRate(value: number) {
    if (value === this.#rate) return;
    this.#rate = value;
    this.#fire("ratechange");
  }

  get currentTime(): number {
    return this.#at;
  }
  set currentTime(value: number) {
    this.seeks.push(value);
    if (this.readyState === 0) return;
    const end = this.seekable.length > 0 ? this.seekable.end(0) : 0;
    this.#at = Math.min(Math.max(0, value), end);
    this.ended = false;
    this.seeking = true;
    const target = this.#file?.losesFirstSeek && this.readyState === 1 ? 0 : this.#at;
    this.#fire("seeking");
    this.#task(() => {
      this.#at = target;
      this.seeking = false;
    });
    this.#fire("timeupdate");
    this.#fire("seeked");
  }

  get seekable(): TimeRanges {
    if (this.readyState === 0) return ranges();
    return ranges([0, this.#file?.range === false ? 0 : this.duration]);
  }
  get buffered(): TimeRanges {
    return this.readyState === 0
      ? ranges()
      : ranges([this.#at, Math.min(this.duration, this.#at + 30)]);
  }

  load(): void {
    this.#generation += 1;
    this.#tasks = [];
    const moved = this.#at !== 0;
    this.readyState = 0;
    this.paused = true;
    this.ended = false;
    this.seeking = false;
    this.duration = Number.NaN;
    this.error = null;
    this.#at = 0;
    this.playbackRate = this.defaultPlaybackRate;
    this.#file = undefined;
    this.#reject("AbortError");
    this.#fire("emptied");
    if (moved) this.#fire("timeupdate");
  }

  play(): Promise<void> {
    if (this.refuses) return Promise.reject(named("NotAllowedError"));
    const promise = new Promise<void>((resolve, reject) => this.#pending.push({ resolve, reject }));
    if (this.ended) {
      this.ended = false;
      this.#at = 0;
    }
    if (this.paused) {
      this.paused = false;
      this.#fire("play");
      if (this.readyState >= 3) this.#soundsAgain();
      else this.#fire("waiting");
    } else if (this.readyState >= 3) {
      this.#task(() => this.#resolve());
    }
    if (this.readyState === 0 && !this.#file) this.#fetch();
    return promise;
  }

  pause(): void {
    if (this.paused) return;
    this.paused = true;
    this.#task(() => {
      this.#emit("timeupdate");
      this.#emit("pause");
    });
    this.#reject("AbortError");
  }

  /** The host's file breaks off now. */
  fail(code: number): void {
    this.error = { code };
    this.#fire("error");
  }
  /** The file ends here, before its time: the element goes on to the end it had expected, as Chromium's does. */
  endEarly(): void {
    this.#at = this.duration;
    this.ended = true;
    this.paused = true;
    this.time += 250;
    this.#fire("timeupdate", "pause", "ended");
  }
  /** Nothing more is buffered: sound stops until `arrive`. */
  starve(): void {
    this.readyState = 2;
    this.#fire("waiting");
  }
  arrive(): void {
    this.readyState = 4;
    this.#fire("canplay");
    this.#soundsAgain();
  }

  /** Runs every task that is queued, and those that they queue. */
  flush(): void {
    for (let task = this.#tasks.shift(); task; task = this.#tasks.shift()) task();
  }

  /** Lets `seconds` of audio sound, telling the time every quarter of a second. */
  advance(seconds: number, step = 0.25): void {
    this.flush();
    const generation = this.#generation;
    let left = seconds;
    while (left > 1e-9 && !this.paused && this.readyState >= 3 && generation === this.#generation) {
      const stride = Math.min(step * this.#rate, left);
      left -= stride;
      this.time += (stride / this.#rate) * 1000;
      this.#at = Math.min(this.duration, this.#at + stride);
      if (this.#at >= this.duration) {
        this.ended = true;
        this.paused = true;
        this.#fire("timeupdate", "pause", "ended");
      } else this.#fire("timeupdate");
      this.flush();
    }
  }

  #fetch(): void {
    if (this.#src === "") return;
    const file = this.files[this.#src] ?? { duration: 3600 };
    this.#file = file;
    this.requests.push(this.#src);
    this.#fire("loadstart");
    if (file.hangs) return;
    if (file.error !== undefined) {
      this.#task(() => {
        this.error = { code: file.error! };
        this.#emit("error");
        this.#reject("NotSupportedError");
      });
      return;
    }
    this.#task(() => {
      this.readyState = 1;
      this.duration = file.duration;
      this.#emit("durationchange");
      this.#emit("loadedmetadata");
    });
    this.#task(() => {
      this.readyState = 4;
      this.#emit("loadeddata");
      this.#emit("canplay");
      if (!this.paused) this.#soundsAgain();
    });
  }

  #soundsAgain(): void {
    this.#task(() => {
      if (this.paused) return;
      this.#emit("playing");
      this.#resolve();
    });
  }
  #resolve(): void {
    for (const { resolve } of this.#pending.splice(0)) resolve();
  }
  #reject(name: string): void {
    for (const { reject } of this.#pending.splice(0)) reject(named(name));
  }
  #task(task: () => void): void {
    this.#tasks.push(task);
  }
  #fire(...names: string[]): void {
    for (const name of names) this.#task(() => this.#emit(name));
  }
  #emit(name: string): void {
    this.dispatchEvent(new Event(name));
  }
}

function named(name: string): Error {
  return Object.assign(new Error(name), { name });
}
