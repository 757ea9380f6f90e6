import type { CompiledArchive } from "../compile/compile-archive.ts";
import { writeCatalog } from "../model/catalog-files.ts";
import { DATA_FORMAT } from "../model/data-format.ts";
import { writeDetails } from "../model/episode-entry.ts";
import { daysPath, EXPLORE_DATA } from "../model/explore.ts";
import {
  CATALOG_DATA,
  detailsPath,
  episodeDataPath,
  HOME,
  pageDataPath,
  PASSAGES_DATA,
  passageShardPath,
  SEARCH_DATA,
  transcriptDataPath,
} from "../model/paths.ts";
import type { CatalogReader } from "../model/reader.ts";
import { buildPassageIndex } from "../search/passage-shards.ts";
import { buildIndex } from "../search/search-index.ts";
import { archivePassages } from "./archive-passages.ts";
import { archiveReader } from "./archive-reader.ts";
import type { BuildLog } from "./build-log.ts";
import { sitePolicy } from "./content-policy.ts";
import { daysFiles, exploreFile } from "./explore/explore-data.ts";
import { fillTemplate, HIDE_OUTDATED_LIST, redirectDocument, type Template } from "./document.ts";
import { pageHead, siteLinks } from "./head/page-head.ts";
import {
  drawForMachines,
  type Machines,
  machineWarnings,
  writeMachineFiles,
} from "./machine-files.ts";
import { type Rebased, rebase } from "./rebase.ts";
import { type SitePath, sitePaths } from "./site-paths.ts";
import type { SiteWriter } from "./site-writer.ts";

/** What `app/server.tsx` gives: `publish` never imports the app itself. */
export type CreateRenderer = (
  reader: CatalogReader,
  base: string,
) => (path: string) => Promise<{
  status: number;
  head: string;
  body: string;
  data: string;
  routes: string[];
}>;

export interface PublishOptions {
  archive: CompiledArchive;
  createRenderer: CreateRenderer;
  template: Omit<Template, "policy">;
  writer: SiteWriter;
  log: BuildLog;
  /** "/" or "/a/sub/path/". */
  base: string;
  /** False for a build that has no use for preview cards. */
  cards?: boolean;
}

/** Writes everything of the site that comes from the archive: data, pages, redirects, files for machines. */
export async function publishSite(options: PublishOptions): Promise<void> {
  const { archive, base, writer, log } = options;
  const site = rebase(archive, base);
  const inline = { styles: [options.template.css], scripts: [HIDE_OUTDATED_LIST] };
  const policy = sitePolicy(site, inline, archive.imageHosts);
  const template = { ...options.template, policy };
  log.begin("Data");
  await writeData(site, archive, writer, base);
  log.begin("Search");
  await writePassages(site, archive, writer);
  log.begin("Cards");
  const machines = await drawForMachines(archive, options);
  for (const warning of machineWarnings(machines)) console.warn(`warning ${warning}`);
  const paths = sitePaths(archive);
  await writePages(site, paths, machines, { ...options, template });
  log.begin("Redirects", archive.redirects.length);
  for (const { from, to } of archive.redirects) {
    await writer.writePage(from, redirectDocument(to, site.catalog.show.url, base));
    log.count();
  }
  log.begin("For machines");
  await writeMachineFiles(machines, { writer, paths, policy });
  log.begin("Files", archive.files.length);
  for (const { from, to } of archive.files) {
    await writer.copy(from, to);
    log.count();
  }
}

async function writeData(
  site: Rebased,
  archive: CompiledArchive,
  writer: SiteWriter,
  base: string,
): Promise<void> {
  const json = (path: string, value: object): Promise<void> =>
    writer.writeFile(decodeURIComponent(path), JSON.stringify(value));
  for (const [path, file] of writeCatalog(site.catalog, CATALOG_DATA)) await json(path, file);
  for (const [n, file] of writeDetails(site.catalog.episodes).entries())
    await json(detailsPath(n), file);
  await json(EXPLORE_DATA, exploreFile(site.catalog, base));
  for (const [n, file] of daysFiles(site.catalog.episodes).entries())
    await json(daysPath(n + 1), file);
  await json(SEARCH_DATA, buildIndex(site.catalog.episodes));
  for (const file of site.episodes) await json(episodeDataPath(file.episode.path), file);
  for (const file of site.pages) await json(pageDataPath(file.page.path), file);
  for (const [id, file] of archive.transcripts)
    await json(transcriptDataPath(id), { ...file, format: DATA_FORMAT });
}

async function writePassages(
  site: Rebased,
  archive: CompiledArchive,
  writer: SiteWriter,
): Promise<void> {
  const json = (path: string, value: object): Promise<void> =>
    writer.writeFile(path, JSON.stringify(value));
  const { manifest, shards } = buildPassageIndex(
    archivePassages(site.episodes, archive.transcripts),
  );
  await json(PASSAGES_DATA, manifest);
  for (const [number, shard] of shards.entries()) await json(passageShardPath(number), shard);
}

async function writePages(
  site: Rebased,
  paths: SitePath[],
  machines: Machines,
  options: PublishOptions & { template: Template },
): Promise<void> {
  const { createRenderer, template, writer, archive, base, log } = options;
  const explore = exploreFile(site.catalog, base);
  const render = createRenderer(archiveReader(site, archive.transcripts, explore), base);
  const { language } = site.catalog.show;
  log.begin("Pages", paths.length);
  const links = siteLinks(machines);
  for (const sitePath of paths) {
    const { path, view } = sitePath;
    const page = await render(path);
    if (page.status !== 200) throw new Error(`${path} rendered with status ${page.status}`);
    const head =
      page.head +
      pageHead(sitePath, machines) +
      links +
      (path === HOME ? `<script>${HIDE_OUTDATED_LIST}</script>` : "");
    await writer.writePage(
      path,
      fillTemplate(template, { ...page, head, language, views: [view] }),
    );
    log.count();
  }
  // Carries no data: it boots the app, which then reads whatever address it was served at.
  const missing = await render("/404.html");
  await writer.writePage(
    "/404.html",
    fillTemplate(template, {
      ...missing,
      head: missing.head + links,
      data: "",
      language,
      views: [],
    }),
  );
}
