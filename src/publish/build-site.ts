import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { archiveCacheFolder, pruneBeside } from "../cache/cache-folder.ts";
import { codeVersion } from "../cache/code-version.mjs";
import { Pack } from "../cache/pack.ts";
import { packageRoot } from "../cache/package-root.ts";
import { compileArchive } from "../compile/compile-archive.ts";
import { CompileCache } from "../compile/compile-cache.ts";
import { contentState } from "../compile/content-state.ts";
import { LICENSES } from "../model/paths.ts";
import type { StartThread } from "../threads/share-out.ts";
import { appBundle, type AppBundle, type MakeApp } from "./app-bundle.ts";
import type { BuildLog } from "./build-log.ts";
import { compressSite } from "./compress-site.ts";
import { licensesText } from "./licenses.ts";
import { loadLastBuild, saveLastBuild } from "./last-build.ts";
import { publishSite } from "./publish-site.ts";
import { reportProblems } from "./report-problems.ts";
import { writeServiceWorker } from "./service-worker.ts";
import type { SiteOptions } from "./site-options.ts";
import { loadRecord, saveRecord, standing } from "./site-record.ts";
import { SiteWriter } from "./site-writer.ts";
import { standingAhead } from "./standing-ahead.ts";
import { onStop } from "./stop-signals.ts";
import { prepareStaging, swapOutput, tidyOutput } from "./swap-output.ts";

/** What a build came to. */
export interface BuiltSite {
  episodes: number;
  files: number;
  written: number;
}

/**
 * The whole build, in steps. A failure in any of them leaves the last site as it was.
 * @param startThread for the parts that several cores can do; absent, one does them all
 * @throws Error when the archive has errors, which were printed, or the output folder isn't ours
 */
export async function buildSite(
  options: SiteOptions,
  log: BuildLog,
  makeApp: MakeApp,
  startThread?: StartThread,
): Promise<BuiltSite> {
  const { content, out } = options;
  const folder = archiveCacheFolder(content, out);
  const version = codeVersion(packageRoot());
  tidyOutput(out);
  const state = stateOf(options, version);
  const unchanged = state === undefined ? undefined : standingSite(options, folder, state, log);
  if (unchanged) return unchanged;
  const notes = new Pack(folder, "notes", version);
  // Each card says itself what it is made of.
  const cards = new Pack(folder, "cards", "1");
  const tidy = (): void => {
    try {
      tidyOutput(out);
    } catch {
      // A full disk, say: the next build finds the plan, and tries again.
    }
  };
  const heard = onStop(tidy);
  try {
    return await build(
      options,
      { folder, version, state, notes, cards },
      log,
      makeApp,
      startThread,
    );
  } finally {
    heard();
    tidy();
    notes.close();
    cards.close();
  }
}

/** Names all that a site is made of; undefined where that can't be told. */
function stateOf(options: SiteOptions, version: string): string | undefined {
  const files = contentState(options.content, options.out);
  // Dates in the future are told, and come to pass.
  const day = new Date().toISOString().slice(0, 10);
  return files && JSON.stringify([files, version, day, options]);
}

/** The last site, if nothing of what it is made of has changed, and nobody changed it. */
function standingSite(
  { out }: SiteOptions,
  folder: string,
  state: string,
  log: BuildLog,
): BuiltSite | undefined {
  const last = loadLastBuild(folder);
  if (last?.state !== state) return undefined;
  log.begin("Look at the last site");
  const record = loadRecord(join(folder, "site.json"));
  const { same, other } = standing(out, record);
  for (const _ of same) log.count(true);
  log.end();
  if (record.size === 0 || same.size !== record.size || other.length > 0) return undefined;
  reportProblems(last.problems);
  return { episodes: last.episodes, files: record.size, written: 0 };
}

interface Kept {
  folder: string;
  version: string;
  state: string | undefined;
  notes: Pack;
  cards: Pack;
}

async function build(
  options: SiteOptions,
  { folder, version, state, notes, cards }: Kept,
  log: BuildLog,
  makeApp: MakeApp,
  startThread: StartThread | undefined,
): Promise<BuiltSite> {
  const { content, out, base, siteUrl } = options;
  const recordFile = join(folder, "site.json");
  const standingNow = standingAhead(out, recordFile, startThread);
  log.begin("Read notes");
  const cache = new CompileCache(notes);
  const url = siteUrl === "" ? {} : { url: siteUrl };
  const archive = await compileArchive({ content, out, cache, startThread, ...url });
  for (const _ of archive.episodes) log.count();
  log.end();
  reportProblems(archive.problems);

  log.begin("Bundle the app");
  const app = await appBundle(base, version, makeApp);
  log.count(app.cached);

  log.begin("Look at the last site");
  const staging = prepareStaging(out);
  const last = await standingNow();
  const writer = new SiteWriter(staging, last.same, out);

  await copyApp(app, writer);
  const pictures = await publishSite({
    archive,
    base,
    writer,
    log,
    cards: options.cards,
    cache: cards,
    blobs: notes,
    version: `${version} ${base} ${siteUrl} ${JSON.stringify(archive.theme)}`,
    createRenderer: app.createRenderer,
    server: app.server,
    startThread,
    template: app.template({ accent: archive.catalog.show.accent, ...archive.theme }),
  });
  reportProblems(pictures.problems);
  await writeServiceWorker(writer, base, app.worker, pictures.offline);
  if (options.compress) await compressSite(writer, { out, staging }, log);

  log.begin("Put it in place");
  const { record, written } = writer;
  swapOutput(out, {
    written: [...written],
    kept: [...record.keys()].filter((path) => !written.has(path)),
    removed: [...last.other, ...last.same.keys()].filter((path) => !record.has(path)),
  });
  saveRecord(recordFile, record);
  const episodes = archive.episodes.length;
  if (state !== undefined) {
    const problems = [...archive.problems, ...pictures.problems];
    saveLastBuild(folder, { state, problems, episodes });
  }
  for (const { key } of record.values()) if (key !== undefined) cards.keep(key);
  pruneBeside(folder, join(folder, ".."));
  log.end();
  return { episodes, files: record.size, written: written.size };
}

/** The app's files as Vite left them, but for its page, which comes filled; and what licences they have. */
async function copyApp({ client, packages }: AppBundle, writer: SiteWriter): Promise<void> {
  await writer.writeFile(LICENSES, licensesText(packages));
  for (const entry of readdirSync(client, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    const path = file.slice(client.length).replaceAll("\\", "/");
    if (path !== "/index.html" && !path.startsWith("/.vite/"))
      await writer.writeFile(path, readFileSync(file));
  }
}
