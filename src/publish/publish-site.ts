import { visibleText } from "../compile/visible-text.mjs";
import type { ExploreFile } from "../model/explore.ts";
import { sitePolicy } from "./content-policy.ts";
import { Digests } from "./digests.ts";
import { HIDE_OUTDATED_LIST } from "./document.ts";
import { exploreFile } from "./explore/explore-data.ts";
import { loadCanvas } from "./cards/canvas.ts";
import { drawForMachines, machineWarnings, writeMachineFiles } from "./machine-files.ts";
import { illustrate } from "./pictures/illustrate.ts";
import { type Pictures, writePictures } from "./pictures/write-pictures.ts";
import type { PublishOptions } from "./publish-options.ts";
import { rebase } from "./rebase.ts";
import { sitePaths } from "./site-paths.ts";
import { START_SCRIPTS } from "./start-scripts.ts";
import { pause } from "./stop-signals.ts";
import { writeData } from "./write-data.ts";
import { writePassages } from "./write-passages.ts";
import { writePages, writeRedirects } from "./write-pages.ts";

/**
 * Writes everything of the site that comes from the archive: data, pages, redirects, files for machines.
 * @returns what became of the archive's pictures
 */
export async function publishSite(options: PublishOptions): Promise<Pictures> {
  const { archive, base, writer, log } = options;
  const canvas = await loadCanvas();
  const pictures = await writePictures(archive, { canvas, writer, log, cache: options.cache });
  const shown = illustrate(archive, pictures);
  const site = rebase(shown, base);
  const { css, viewStyles } = options.template;
  const views = new Set(Object.values(viewStyles).map((styles) => styles.css));
  const inline = { styles: [css, ...views], scripts: [HIDE_OUTDATED_LIST, START_SCRIPTS] };
  const policy = sitePolicy(site, inline, archive.imageHosts);
  const template = { ...options.template, policy };
  const digests = new Digests(shown, options.version);
  // Drawn when it is first asked for: the page and its data are of one drawing.
  let drawn: ExploreFile | undefined;
  const explore = (): ExploreFile => (drawn ??= exploreFile(site.catalog, base));
  await pause();
  log.begin("Data");
  await writeData(site, { archive, digests, writer, explore });
  await pause();
  log.begin("Search");
  await writePassages({ archive, digests, writer, blobs: options.blobs });
  await pause();
  log.begin("Cards");
  const machines = await drawForMachines(archive, { ...options, canvas });
  for (const warning of machineWarnings(machines)) console.warn(visibleText(`warning ${warning}`));
  const paths = sitePaths(archive);
  await writePages(site, paths, machines, { ...options, digests, template, explore });
  await writeRedirects(site, { ...options, digests });
  await pause();
  log.begin("For machines");
  await writeMachineFiles(machines, { writer, digests, paths, policy });
  log.begin("Files", archive.files.length);
  for (const { from, to } of archive.files) {
    await writer.copy(from, to);
    log.count();
  }
  return pictures;
}
