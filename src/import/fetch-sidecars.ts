import { posix } from "node:path";
import { parseChapters } from "../compile/chapters.ts";
import { sidecarNames } from "../compile/episode-files.ts";
import type { FeedItem } from "../compile/feed-item.ts";
import { parseTranscript } from "../compile/transcript.ts";
import { decodeFeed } from "./decode-feed.ts";
import { bestTranscript } from "./episode-fields.ts";
import { fetchBytes } from "./fetch-bytes.ts";
import { transcriptPage } from "./transcript-page.ts";

/** Bytes of a transcript or of chapters. */
const LARGEST = 20_000_000;
/** Requests at once. */
const ABREAST = 6;
/** Failures in a row after which a server is asked no more. */
const GIVEN_UP = 5;
/** Milliseconds. */
const PATIENCE = 15_000;

/** A file beside an episode that the feed names by its address. */
export interface Sidecar {
  /** Where it goes. */
  file: string;
  address: string;
  kind: "transcript" | "chapters";
  item: FeedItem;
  /** What the feed says that it is. */
  type: string;
}

const ENDINGS: Record<string, string> = {
  "text/vtt": ".vtt",
  "application/x-subrip": ".srt",
  "application/srt": ".srt",
  "text/srt": ".srt",
  "application/json": ".transcript.json",
  "text/html": ".transcript.md",
  "text/plain": ".transcript.txt",
};

/** Transcripts and chapters of episodes that have none beside them. `there` are names of files. */
export function missingSidecars(
  items: ReadonlyMap<string, FeedItem>,
  there: ReadonlySet<string>,
): Sidecar[] {
  return [...items].flatMap(([file, item]) => {
    const names = sidecarNames(file);
    const stem = file.replace(/\.[^./]+$/, "");
    const found: Sidecar[] = [];
    const transcript = bestTranscript(item);
    if (transcript && !names.transcripts.some((name) => there.has(name))) {
      const { address, type } = transcript;
      const named = /\.(vtt|srt)(?=$|[?#])/i.exec(address)?.[1]?.toLowerCase();
      const ending = ENDINGS[type] ?? (named === undefined ? ".transcript.txt" : `.${named}`);
      found.push({ file: stem + ending, address, kind: "transcript", item, type });
    }
    if (typeof item.chapters === "string" && !there.has(names.chapters)) {
      found.push({
        file: names.chapters,
        address: item.chapters,
        kind: "chapters",
        item,
        type: "application/json",
      });
    }
    return found;
  });
}

/** A file that came, or why it did not. */
export type FetchedSidecar = { sidecar: Sidecar } & ({ text: string } | { failed: string });

/** Fetches all of them, in their order; one that can't be had, or is not what it should be, stops no other. */
export async function fetchSidecars(
  sidecars: readonly Sidecar[],
  step: () => void,
): Promise<FetchedSidecar[]> {
  const failures = new Map<string, number>();
  const results: FetchedSidecar[] = [];
  const queue = sidecars.map((sidecar, at) => ({ sidecar, at })).values();
  const work = async (): Promise<void> => {
    for (const { sidecar, at } of queue) {
      const host = URL.canParse(sidecar.address) ? new URL(sidecar.address).host : "";
      const failed = (): number => failures.get(host) ?? 0;
      if (failed() >= GIVEN_UP) {
        results[at] = { sidecar, failed: `${host} did not answer several times` };
      } else {
        results[at] = await fetchOne(sidecar);
        failures.set(host, "text" in results[at] ? 0 : failed() + 1);
      }
      step();
    }
  };
  await Promise.all(Array.from({ length: ABREAST }, work));
  return results;
}

async function fetchOne(sidecar: Sidecar): Promise<FetchedSidecar> {
  try {
    if (!/^https?:/i.test(sidecar.address)) throw new Error("It has no web address");
    const { bytes, charset } = await fetchBytes(sidecar.address, LARGEST, { patience: PATIENCE });
    const text = decodeFeed(bytes, charset, LARGEST)
      .replace(/^\uFEFF/, "")
      .replace(/\r\n?/g, "\n");
    return { sidecar, text: checked(text, sidecar) };
  } catch (error) {
    return { sidecar, failed: error instanceof Error ? error.message : String(error) };
  }
}

/** @throws Error for a text that holds no cue or no chapter, such as a page that says "not found" */
function checked(text: string, { file, kind, type }: Sidecar): string {
  const name = posix.basename(file);
  if (kind === "chapters") {
    if (parseChapters(text, name).length === 0) throw new Error("It holds no chapters");
    return text;
  }
  const page = /^\s*(?:<!doctype html|<html\b)/i.test(text);
  if (page && type !== "text/html") throw new Error("It is a web page, and no transcript");
  const written = type === "text/html" ? transcriptPage(text) : text;
  if (parseTranscript(written, name).cues.length === 0) throw new Error("It holds no transcript");
  return written;
}
