import type { Episode } from "../../model/episode.ts";
import type { Address } from "../site-address.ts";

/**
 * JSON chapters 1.2 of an episode
 * (https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md).
 */
export function chaptersFile(episode: Episode, show: string, whole: Address): string {
  return JSON.stringify({
    version: "1.2.0",
    title: episode.title,
    podcastName: show,
    chapters: episode.chapters.map(({ start, end, title, url, image }) => ({
      startTime: start,
      endTime: end,
      title,
      url: url && whole(url),
      img: image && whole(image),
    })),
  });
}
