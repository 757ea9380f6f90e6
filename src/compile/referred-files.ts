import type { Episode, Page } from "../model/episode.ts";
import { sectionPictures } from "./stored-sections.ts";

/** Site paths of the files that episodes and pages refer to. */
export function referredFiles(
  episodes: Episode[],
  pages: Page[],
  images: (string | undefined)[],
): ReadonlySet<string> {
  const found = new Set<string>(images.filter((image) => image !== undefined));
  for (const { audio, image, transcript, chapters } of episodes) {
    const parts = [audio?.src, image, transcript, ...chapters.map((chapter) => chapter.image)];
    for (const part of parts) if (part !== undefined) found.add(part);
  }
  for (const { sections } of [...episodes, ...pages])
    for (const { html } of sections)
      for (const [, address = ""] of html.matchAll(/ (?:href|src)="(\/[^"?#]*)/g))
        found.add(address);
  return found;
}

/** Site paths of the images that pages show. */
export function shownPictures(
  episodes: Episode[],
  pages: Page[],
  images: (string | undefined)[],
): ReadonlySet<string> {
  const shown = new Set<string>(images.filter((image) => image !== undefined));
  for (const { image } of episodes) if (image !== undefined) shown.add(image);
  for (const { sections } of [...episodes, ...pages])
    for (const section of sections) for (const path of sectionPictures(section)) shown.add(path);
  return shown;
}
