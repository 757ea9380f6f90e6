import type { CompiledArchive } from "../../compile/compile-archive.ts";
import type { TranscriptFile } from "../../model/catalog.ts";
import type { Episode } from "../../model/episode.ts";
import { captionsPath, chaptersPath } from "../../model/paths.ts";
import type { Digests } from "../digests.ts";
import { wholeAddress } from "../site-address.ts";
import type { SiteWriter } from "../site-writer.ts";
import type { FeedOptions } from "./build-feed.ts";
import { chaptersFile } from "./chapters-file.ts";
import { isTimed, transcriptHtml, transcriptType, webVtt } from "./transcript-files.ts";

/** Writes what feeds name beside an episode: its chapters, and its transcript in a form that apps read. */
export async function writeSidecars(
  { catalog, episodes, transcripts }: CompiledArchive,
  { url, base, writer, digests }: FeedOptions & { writer: SiteWriter; digests: Digests },
): Promise<void> {
  const { title, language } = catalog.show;
  const whole = wholeAddress(url, base);
  const write = async (path: string, key: string, make: () => string): Promise<void> => {
    const file = decodeURIComponent(path);
    if (!writer.keeps(file, key)) await writer.writeFile(file, make(), { key });
  };
  for (const { episode } of episodes) {
    const facts = digests.facts(episode.path);
    if (episode.chapters.length > 0)
      await write(chaptersPath(episode.id), digests.key("chapters", url, title, facts), () =>
        chaptersFile(episode, title, whole),
      );
    const cues = transcripts.get(episode.id)?.cues;
    const captions = cues && captionsOf(episode, cues, language);
    if (captions)
      await write(
        captionsPath(episode.id, captions.ending),
        digests.key("captions", language, facts),
        captions.make,
      );
  }
}

/** Undefined where the host's own file has that form. */
function captionsOf(
  { title, lang, transcript = "" }: Episode,
  cues: TranscriptFile["cues"],
  language: string,
): { ending: "vtt" | "html"; make: () => string } | undefined {
  const type = transcriptType(transcript);
  if (isTimed(cues))
    return type === "text/vtt" ? undefined : { ending: "vtt", make: () => webVtt(cues) };
  return type === "text/html"
    ? undefined
    : { ending: "html", make: () => transcriptHtml(cues, title, lang ?? language) };
}
