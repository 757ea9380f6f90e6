/** A step of the build, once it is done. */
export interface DoneStep {
  name: string;
  /** Things that it made, and those that stayed as they were. */
  made: number;
  kept: number;
  ms: number;
  /** Of the whole process, all threads. */
  cpuMs: number;
  /** Memory of the process at its end, and at most until then, in MB. */
  mb: number;
  peakMb: number;
}

/** Where a build tells how far it is: a terminal or a file, as `process.stderr` is. */
export interface LogStream {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}

/** Milliseconds between two pictures of the bar. */
const FRAME = 80;
/** A step shorter than this says nothing of what is left of it. */
const SOON = 500;
const BAR = 20;

/**
 * Tells the steps of a build as they go: on a terminal a bar with what is left, elsewhere a line
 * for each step that took time. Colours only where they are wanted (https://no-color.org).
 */
export class BuildLog {
  readonly steps: DoneStep[] = [];
  readonly #stream: LogStream;
  readonly #live: boolean;
  readonly #colour: boolean;
  readonly #now: () => number;
  #step: { name: string; total: number; made: number; kept: number; begun: number } | undefined;
  #cpu: NodeJS.CpuUsage = process.cpuUsage();
  #drawn = 0;

  constructor(
    stream: LogStream = process.stderr,
    environment: Record<string, string | undefined> = process.env,
    now: () => number = () => performance.now(),
  ) {
    this.#stream = stream;
    this.#now = now;
    this.#live = stream.isTTY === true && !environment["CI"] && environment["TERM"] !== "dumb";
    this.#colour = this.#live && !environment["NO_COLOR"];
  }

  /**
   * Begins a step, and ends the one before.
   * @param total how many things it has before it; 0 where that isn't known
   */
  begin(name: string, total = 0): void {
    this.end();
    this.#cpu = process.cpuUsage();
    this.#step = { name, total, made: 0, kept: 0, begun: this.#now() };
    this.#draw(true);
  }

  /** One more thing is done; `kept` when it stayed as it was. */
  count(kept = false): void {
    const step = this.#step;
    if (!step) return;
    if (kept) step.kept += 1;
    else step.made += 1;
    this.#draw(false);
  }

  /** Ends the step: its line stays. */
  end(): void {
    const step = this.#step;
    if (!step) return;
    this.#step = undefined;
    const { user, system } = process.cpuUsage(this.#cpu);
    const ms = this.#now() - step.begun;
    const { name, made, kept } = step;
    this.steps.push({
      name,
      made,
      kept,
      ms,
      cpuMs: (user + system) / 1000,
      mb: Math.round(process.memoryUsage.rss() / 1e6),
      peakMb: Math.round(process.resourceUsage().maxRSS / 1e3),
    });
    this.#clear();
    this.#stream.write(`${this.#mark()}${lineOf({ name, made, kept, ms })}\n`);
  }

  #mark(): string {
    return this.#colour ? "\u001b[32m✓\u001b[39m " : this.#live ? "✓ " : "";
  }

  #clear(): void {
    if (this.#live) this.#stream.write("\r\u001b[K");
  }

  #draw(now: boolean): void {
    const step = this.#step;
    if (!this.#live || !step) return;
    const time = this.#now();
    if (!now && time - this.#drawn < FRAME) return;
    this.#drawn = time;
    this.#clear();
    const line = barLine(step, time - step.begun);
    this.#stream.write(line.slice(0, Math.max(10, (this.#stream.columns ?? 80) - 1)));
  }
}

const count = (n: number): string => n.toLocaleString("en");

/** "340 ms", "1.2 s", "2 min 5 s" */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}

/** "Pages             12 new, 12,533 kept   340 ms" */
function lineOf({ name, made, kept, ms }: Pick<DoneStep, "name" | "made" | "kept" | "ms">): string {
  const things = kept > 0 ? `${count(made)} new, ${count(kept)} kept` : made > 0 ? count(made) : "";
  return `${name.padEnd(14)} ${things.padStart(24)} ${duration(ms).padStart(10)}`;
}

/** "Pages ██████░░░░░░░░░░░░░░ 3,210 of 12,545, about 4.1 s left" */
function barLine(
  { name, total, made, kept }: { name: string; total: number; made: number; kept: number },
  ms: number,
): string {
  if (total === 0) return `${name} …`;
  const done = made + kept;
  const full = Math.min(BAR, Math.floor((done / total) * BAR));
  const left =
    ms > SOON && done > 0 ? `, about ${duration((ms / done) * (total - done))} left` : "";
  return `${name} ${"█".repeat(full)}${"░".repeat(BAR - full)} ${count(done)} of ${count(total)}${left}`;
}
