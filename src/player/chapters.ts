import type { Chapter } from "../model/episode.ts";
import { indexAt } from "../model/timeline.ts";

/** Where chapter `index` ends: its own end, else the next one's start, else the audio's. */
export function chapterEnd(chapters: readonly Chapter[], index: number, duration: number): number {
  return chapters[index]?.end ?? chapters[index + 1]?.start ?? duration;
}

/** Where "previous chapter" leads: to the start of this one, or of the one before within its first 3 s. */
export function previousChapterStart(chapters: readonly Chapter[], time: number): number {
  const index = indexAt(chapters, time);
  const start = chapters[index]?.start ?? 0;
  return time - start > 3 ? start : (chapters[index - 1]?.start ?? 0);
}
