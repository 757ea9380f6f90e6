import { join } from "node:path";
import type { Catalog, EpisodeFile, PageFile, TranscriptFile } from "../model/catalog.ts";
import { DATA_FORMAT } from "../model/data-format.ts";
import type { Episode } from "../model/episode.ts";
import type { PersonFile } from "../model/person.ts";
import { PicksFileSchema, type PicksFile } from "../model/pick.ts";
import { reportActiveDrawings } from "./active-drawings.ts";
import { readArchiveSettings, type ArchiveSettings } from "./archive-settings.ts";
import {
  buildCatalog,
  buildEpisodeFiles,
  buildPageFiles,
  checked,
  summaryOf,
} from "./build-catalog.ts";
import { buildShow } from "./build-show.ts";
import type { CompileCache } from "./compile-cache.ts";
import { connectEpisodes } from "./connections.ts";
import { compareProblems, shortened, type Problem, type Report } from "./content-error.ts";
import { copiedFiles, type CopiedFile } from "./copied-files.ts";
import { resolveImage, type EpisodePlace } from "./episode-files.ts";
import { fillFromFeed } from "./fill-from-feed.ts";
import { gatherEpisodes } from "./gather-episodes.ts";
import { reportUnknownFields } from "./known-fields.ts";
import { measureAudio } from "./measure-audio.ts";
import { measurePictures, type Picture } from "./measure-pictures.ts";
import { ownAddresses } from "./own-addresses.ts";
import type { ParsedEpisode } from "./parse-episode.ts";
import { pelicanRedirects } from "./pelican-redirects.ts";
import { buildPersonFiles } from "./person-pages.ts";
import { buildPickLibrary } from "./pick-library.ts";
import type { Publication } from "./publication.ts";
import { readContent, type Content, type OtherFile } from "./read-content.ts";
import { readAllNotes } from "./read-all-notes.ts";
import type { NotesSetting } from "./read-notes.ts";
import { referredFiles, shownPictures } from "./referred-files.ts";
import { renderAhead } from "./render-ahead.ts";
import { readRecords, type Records } from "./read-records.ts";
import { readSources } from "./read-sources.ts";
import { recognise, type Recognised } from "./recognised.ts";
import type { ShowTheme } from "./show-theme.ts";
import { linkTargets } from "./resolve-link.ts";
import type { MarkdownFile } from "./text-file.ts";
import type { StartThread } from "../threads/share-out.ts";

export interface CompileOptions {
  /** The archive's folder. */
  content: string;
  /** Where the finished site goes: that folder is not read. */
  out?: string;
  /** Take drafts in. */
  drafts?: boolean;
  /** Absolute address of the finished site; wins over the show file's. */
  url?: string;
  /** Milliseconds since 1970, against which dates in the future are told; the present by default. */
  now?: number;
  /** What earlier runs over the same folder left, to be used and brought up to date. */
  cache?: CompileCache;
  /** Renders the notes of a large archive on several cores; needs a cache. */
  startThread?: StartThread;
}

/** An archive ready to be published. */
export interface CompiledArchive {
  catalog: Catalog;
  /** Newest first. */
  episodes: EpisodeFile[];
  pages: PageFile[];
  /** In the order of the catalogue. */
  people: PersonFile[];
  /** Everything that was ever recommended. */
  picks: PicksFile;
  /** By episode id. */
  transcripts: Map<string, TranscriptFile>;
  /** Images, audio and other files to copy. */
  files: CopiedFile[];
  /** Those of them that pages show as images, by site path. */
  pictures: ReadonlyMap<string, Picture>;
  /** Old addresses and where they lead now. */
  redirects: { from: string; to: string }[];
  /** Site path of a page → the file it comes from. */
  sources: Map<string, string>;
  /** All Markdown files of the folder, to be read again by whoever asks more of them. */
  markdown: readonly MarkdownFile[];
  /** Errors first. With an error among them the rest is as complete as it can be, but not to be published. */
  problems: Problem[];
  recognised: Recognised;
  /** Hosts whose images pages may show; undefined for all. */
  imageHosts?: string[];
  /** What the show file says for directories and podcast apps. */
  publication: Publication;
  theme: ShowTheme;
  /** What the show file says of tags: one spelling, and the others. */
  tagAliases: ReadonlyMap<string, readonly string[]>;
}

/** Turns a folder of Markdown into everything a site is made of. Bad content never makes it throw: it is reported. */
export async function compileArchive(options: CompileOptions): Promise<CompiledArchive> {
  const problems: Problem[] = [];
  const report: Report = (problem) => void problems.push(shortened(problem));

  const { cache, drafts = false, now = Date.now() } = options;
  const content = readContent(options.content, report, { out: options.out });
  const sources = readSources(content.markdown, cache, report);
  const settings = readArchiveSettings(content, sources, report);
  const records = readRecords(sources, settings, { drafts, now }, report);
  const { paths, redirects } = records.addresses;
  const files = [...content.others, ...transcriptFiles(content, records)];
  const targets = linkTargets(paths, redirects, files, records.drafts, settings.siteUrls);
  const placeOf = (file: string): EpisodePlace => ({
    file,
    path: paths.get(file) ?? "/",
    targets,
    imageHosts: settings.show.imageHosts,
    report,
  });

  await measureAudio(records.episodes, placeOf, cache?.audio);
  const { feed } = settings.show;
  const fromFeed =
    feed === undefined
      ? 0
      : fillFromFeed(
          records.episodes,
          {
            name: feed,
            show: settings.show,
            files: targets.files,
            paths,
            siteUrls: settings.siteUrls,
          },
          report,
        );

  const setting: NotesSetting = {
    targets,
    players: settings.show.players,
    imageHosts: settings.show.imageHosts,
    cache,
    report,
  };
  if (options.startThread)
    await renderAhead(records, setting, content.root, paths, options.startThread);
  const { parsed, pages } = readAllNotes(records, setting, placeOf);
  const { episodes, people, spellings, tags, hosts } = gatherEpisodes(
    parsed,
    settings,
    records.people,
    ({ file, image }) => image && resolveImage(image.address, image.line, placeOf(file)),
    report,
  );

  const fileOf = new Map([...paths].map(([file, path]) => [path, file]));
  const sourceOf = (path: string): string => fileOf.get(path) ?? "";
  const { image, logo, file: showFile, lineOf } = settings.show;
  const picks = checked(PicksFileSchema, buildPickLibrary(episodes), "picks", report);
  // Whoever writes the show file decides which hosts are allowed.
  const showPlace = { ...placeOf(showFile), imageHosts: undefined };
  const showImage = (address: string | undefined, line: number | undefined) =>
    address === undefined ? undefined : resolveImage(address, line, showPlace);
  const show = buildShow(settings.show, {
    url: options.url,
    hosts,
    image: showImage(image, lineOf("image")),
    logo: showImage(logo, lineOf("logo")),
    pages,
    tags: tags.length > 0,
    people: people.length > 0,
    picks: picks.things.length > 0,
  });
  const summaries = episodes.map(summaryOf);
  const faces = [show.image, show.logo, ...people.map((person) => person.image)];
  const copied = copiedFiles(
    [...content.others, ...usedTranscripts(parsed, records)],
    {
      drafts: records.drafts,
      feed,
      paths: paths.values(),
      referred: () => referredFiles(episodes, pages, faces),
    },
    report,
  );
  reportActiveDrawings(content.others, copied, report);
  const shown = shownPictures(episodes, pages, faces);
  const archive = {
    catalog: buildCatalog(
      { show, episodes: summaries, tags, people },
      (place) => cache?.checked.has(episodes[place]?.sections ?? []) === true,
      report,
    ),
    episodes: buildEpisodeFiles(
      episodes,
      connectEpisodes(
        episodes,
        summaries,
        new Map(parsed.map(({ episode, notes }) => [episode.id, notes.topic])),
        episodeFinder(episodes, parsed, settings),
      ),
      sourceOf,
      cache?.checked ?? new WeakSet(),
      report,
    ),
    picks,
    people: buildPersonFiles(people, episodes, spellings, report),
    pages: buildPageFiles(pages, sourceOf, report),
    transcripts: transcriptsOf(parsed),
    files: copied,
    pictures: measurePictures(copied, shown, report, cache?.pictures),
    redirects: [
      ...redirects,
      ...pelicanRedirects({ sources, records, settings, parsed, episodes, people }),
    ],
    sources: fileOf,
    markdown: content.markdown,
    recognised: recognise(sources, records, episodes, fromFeed),
    imageHosts: settings.show.imageHosts,
    publication: settings.show.publication,
    theme: settings.show.theme,
    tagAliases: settings.show.tags,
  };
  reportUnknownFields(sources, report);
  reportEmptyArchive(episodes.length, problems, report);
  cache?.save(targets.signature);
  return { ...archive, problems: problems.toSorted(compareProblems) };
}

/** Finds the place of the episode that an address in the notes leads to. */
function episodeFinder(
  episodes: readonly Episode[],
  parsed: readonly ParsedEpisode[],
  { show, siteUrls }: ArchiveSettings,
): ReturnType<typeof ownAddresses> {
  const fieldsOf = new Map(parsed.map(({ episode, record }) => [episode.id, record.source.fields]));
  return ownAddresses(
    episodes.map(({ id, path, number }) => ({
      path,
      number,
      fields: fieldsOf.get(id) ?? new Map(),
    })),
    { title: show.title, siteUrls },
  );
}

/** Markdown transcripts: what episodes may name beside the files that are no Markdown. */
function transcriptFiles(content: Content, { transcripts }: Records): OtherFile[] {
  return transcripts.map((file) => ({ file, absolute: join(content.root, file), bytes: 0 }));
}

/** Of those the ones that a published episode has. */
function usedTranscripts(parsed: ParsedEpisode[], { transcripts }: Records): OtherFile[] {
  const markdown = new Set(transcripts);
  return parsed.flatMap(({ transcript }) =>
    transcript && markdown.has(transcript.file.file) ? [transcript.file] : [],
  );
}

function transcriptsOf(parsed: ParsedEpisode[]): Map<string, TranscriptFile> {
  return new Map(
    parsed.flatMap(({ episode, transcript }) =>
      transcript ? [[episode.id, { format: DATA_FORMAT, cues: transcript.cues }] as const] : [],
    ),
  );
}

function reportEmptyArchive(episodes: number, problems: Problem[], report: Report): void {
  if (episodes > 0 || problems.some(({ severity }) => severity === "error")) return;
  report({
    severity: "error",
    file: ".",
    what: "There are no episodes in the folder",
    write: `add a Markdown file that begins with "Title: …" and "Date: 2015-10-05"`,
  });
}
