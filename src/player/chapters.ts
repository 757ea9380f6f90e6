import type { Chapter } from "../model/episode.ts";

/** Index of the chapter at `time` (seconds) among `chapters` by start; -1 before the first. */
export function chapterAt(chapters: readonly Chapter[] | undefined, time: number): number {
  return chapters ? chapters.findLastIndex((chapter) => chapter.start <= time) : -1;
}

/** Where chapter `index` ends: its own end, else the next one's start, else the audio's. */
export function chapterEnd(chapters: readonly Chapter[], index: number, duration: number): number {
  return chapters[index]?.end ?? chapters[index + 1]?.start ?? duration;
}

/** Where "previous chapter" leads: to the start of this one, or of the one before within its first 3 s. */
export function previousChapterStart(chapters: readonly Chapter[], time: number): number {
  const index = chapterAt(chapters, time);
  const start = chapters[index]?.start ?? 0;
  return time - start > 3 ? start : (chapters[index - 1]?.start ?? 0);
}
