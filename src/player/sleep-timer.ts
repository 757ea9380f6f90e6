/** When to fall silent: at a time of day (milliseconds since 1970), or where something ends. */
export type SleepTimer =
  { until: "time"; deadline: number } | { until: "chapter" } | { until: "episode" };

export const SLEEP_MINUTES = [5, 10, 15, 30, 45, 60] as const;

/**
 * Whether it is time to fall silent. Asked at every `timeupdate`, since a single
 * timeout sleeps with the machine and is late in a background tab.
 * @param crossed the sound just ran from one chapter into another
 */
export function isAsleep(timer: SleepTimer | undefined, now: number, crossed: boolean): boolean {
  if (!timer) return false;
  return timer.until === "time" ? now >= timer.deadline : timer.until === "chapter" && crossed;
}
