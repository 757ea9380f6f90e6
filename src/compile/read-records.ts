import { posix } from "node:path";
import { readAddress, type Address } from "./address.ts";
import type { ArchiveSettings } from "./archive-settings.ts";
import { assignAddresses, type Addresses, type Claim } from "./assign-addresses.ts";
import { classify, type Kind } from "./classify.ts";
import type { Source } from "./front-matter.ts";
import type { Report } from "./content-error.ts";
import { isDraft, readEpisodeRecord, type EpisodeRecord } from "./episode-record.ts";
import { asText, findField } from "./fields.ts";
import { inferNumbers, reportSharedNumbers } from "./infer-number.ts";
import { readPageRecord, type PageRecord } from "./page-record.ts";
import { collectUnknownIds, readPeopleFiles, type PersonFile } from "./people-files.ts";

/** Every Markdown file by what it is, its metadata read. */
export interface Records {
  /** Oldest first. */
  episodes: EpisodeRecord[];
  pages: PageRecord[];
  people: Map<string, PersonFile>;
  transcripts: string[];
  drafts: string[];
  addresses: Addresses;
  /** How many addresses and numbers no file states. */
  inferred: { addresses: number; numbers: number };
}

/** Files that some episode names as its transcript. */
function statedTranscripts(sources: Source[]): Set<string> {
  const named = new Set<string>();
  for (const { file, fields } of sources) {
    const text = asText(findField(fields, "transcript")?.value);
    if (text === undefined || /^[a-z]+:/i.test(text)) continue;
    const relative = text.replace(/^\//, "");
    named.add(posix.join(posix.dirname(file), relative)).add(posix.normalize(relative));
  }
  return named;
}

export function readRecords(
  sources: Source[],
  settings: ArchiveSettings,
  options: { drafts: boolean; now: number },
  report: Report,
): Records {
  const kinds = classify(sources, statedTranscripts(sources), report);
  const ofKind = (kind: Kind): Source[] => sources.filter((source) => kinds.get(source) === kind);
  const people = readPeopleFiles(ofKind("person"), report);
  const unknownIds = collectUnknownIds();
  const context = (file: string) => ({
    people,
    noteUnknownId: unknownIds.note,
    timezone: settings.show.timezone ?? settings.pelicanFor(file)?.timezone,
    now: options.now,
    report,
  });

  const episodes: EpisodeRecord[] = [];
  const pages: PageRecord[] = [];
  const drafts: string[] = [];
  for (const source of sources) {
    const kind = kinds.get(source) ?? "ignored";
    const isPage = kind === "page" || kind === "article" || kind === "section";
    if (kind !== "episode" && !isPage) continue;
    if (isDraft(source.fields)) {
      drafts.push(source.file);
      if (!options.drafts) continue;
    }
    if (isPage) {
      const page = readPageRecord(source, kind, context(source.file));
      if (page) pages.push(page);
    } else {
      const episode = readEpisodeRecord(source, context(source.file));
      if (episode) episodes.push(episode);
    }
  }
  unknownIds.report(report);
  episodes.sort(
    (a, b) =>
      a.order - b.order ||
      (a.number ?? 0) - (b.number ?? 0) ||
      (a.source.file < b.source.file ? -1 : 1),
  );
  const numbers = inferNumbers(episodes, report);
  reportSharedNumbers(episodes, report);
  const claims = claimAddresses(episodes, pages, settings, report);
  const placed = new Set(claims.map(({ file }) => file));
  return {
    episodes: episodes.filter(({ source }) => placed.has(source.file)),
    pages: pages.filter(({ source }) => placed.has(source.file)),
    people,
    transcripts: ofKind("transcript").map(({ file }) => file),
    drafts: options.drafts ? [] : drafts,
    addresses: assignAddresses(claims, report),
    inferred: {
      addresses: claims.filter(({ address }) => address.derived).length,
      numbers,
    },
  };
}

function claimAddresses(
  episodes: EpisodeRecord[],
  pages: PageRecord[],
  settings: ArchiveSettings,
  report: Report,
): Claim[] {
  const rules = (file: string) => ({
    pelican: settings.pelicanFor(file),
    permalink: settings.show.permalink,
    siteUrls: settings.siteUrls,
    report,
  });
  const claims: Claim[] = [];
  const claim = (
    source: Source,
    facts: Omit<Claim, "file" | "address">,
    address?: Address,
  ): void => {
    if (address) claims.push({ ...facts, file: source.file, address });
  };
  for (const { source, fullTitle, title, date, order, number } of episodes) {
    const facts = { kind: "episode", date, order, number } as const;
    claim(source, facts, readAddress(source, { ...facts, fullTitle, title }, rules(source.file)));
  }
  for (const { source, kind, title, date, order } of pages) {
    const facts = { kind, date, order };
    claim(
      source,
      facts,
      readAddress(source, { ...facts, fullTitle: title, title }, rules(source.file)),
    );
  }
  return claims;
}
