import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import type { Connect, ViteDevServer } from "vite";
import { compileArchive, type CompiledArchive } from "../compile/compile-archive.ts";
import { createCompileCache } from "../compile/compile-cache.ts";
import { formatProblem } from "../compile/content-error.ts";
import { writeCatalog } from "../model/catalog-files.ts";
import { writeDetails } from "../model/episode-entry.ts";
import { daysPath, EXPLORE_DATA } from "../model/explore.ts";
import {
  CATALOG_DATA,
  detailsPath,
  episodeDataPath,
  pageDataPath,
  PASSAGES_DATA,
  passageShardPath,
  SEARCH_DATA,
  transcriptDataPath,
} from "../model/paths.ts";
import { buildPassageIndex } from "../search/passage-shards.ts";
import { buildIndex } from "../search/search-index.ts";
import { archivePassages } from "./archive-passages.ts";
import { livePolicy } from "./content-policy.ts";
import { daysFiles, exploreFile } from "./explore/explore-data.ts";
import { PROTECTION } from "./headers.ts";
import { themeCss } from "./theme.ts";

const TYPES: Record<string, string> = {
  ".mp3": "audio/mpeg",
  ".m4a": "audio/mp4",
  ".ogg": "audio/ogg",
  ".opus": "audio/ogg",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".vtt": "text/vtt",
};

/** Live preview: data and files come from memory, and an edited file shows without a reload. */
export function serveContent(
  server: ViteDevServer,
  options: { content: string; siteUrl: string },
): void {
  const cache = createCompileCache();
  const compile = async (): Promise<CompiledArchive> => {
    const archive = await compileArchive({ content: options.content, drafts: true, cache });
    for (const problem of archive.problems)
      if (problem.severity === "error") server.config.logger.error(formatProblem(problem));
    return archive;
  };
  let archive = compile();

  server.watcher.add(options.content);
  server.watcher.on("all", (_event, file) => {
    if (!file.startsWith(options.content)) return;
    archive = compile();
    archive.then(
      () => server.ws.send({ type: "custom", event: "playhead:content" }),
      (error: unknown) => server.config.logger.error(String(error)),
    );
  });

  server.middlewares.use((request, response, next) => {
    const path = (request.url ?? "/").replace(/[?#].*$/, "");
    const answer = async (): Promise<void> => {
      const current = await archive;
      const data = dataAt(path, current);
      if (data) {
        response.setHeader("content-type", "application/json");
        response.end(JSON.stringify(data));
        return;
      }
      const file = current.files.find(({ to }) => encodeURI(to) === path || to === path);
      if (file) {
        response.setHeader("content-type", TYPES[extname(file.to)] ?? "application/octet-stream");
        createReadStream(file.from).pipe(response);
        return;
      }
      if (isPage(request, path)) {
        const html = await readFile(join(server.config.root, "index.html"), "utf8");
        const theme = `<style>${themeCss(current.catalog.show.accent)}</style>`;
        response.setHeader("content-type", "text/html; charset=utf-8");
        const policy = livePolicy(server.config.html?.cspNonce ?? "");
        for (const [name, value] of Object.entries(PROTECTION)) response.setHeader(name, value);
        response.setHeader("content-security-policy", policy);
        response.end(await server.transformIndexHtml(path, html.replace("<!--head-->", theme)));
        return;
      }
      next();
    };
    answer().catch(next);
  });
}

function isPage(request: Connect.IncomingMessage, path: string): boolean {
  return (
    request.method === "GET" &&
    (request.headers.accept ?? "").includes("text/html") &&
    !/^\/(@|src\/|node_modules\/)/.test(path)
  );
}

function dataAt(path: string, archive: CompiledArchive): object | undefined {
  if (path === CATALOG_DATA || path.startsWith("/data/catalog/"))
    return new Map<string, object>(writeCatalog(archive.catalog, CATALOG_DATA)).get(path);
  if (path.startsWith("/data/details/"))
    return writeDetails(archive.catalog.episodes).find((_, n) => detailsPath(n) === path);
  if (path === EXPLORE_DATA) return exploreFile(archive.catalog, "/");
  if (path.startsWith("/data/days/"))
    return daysFiles(archive.catalog.episodes).find((_, n) => daysPath(n + 1) === path);
  if (path === SEARCH_DATA) return buildIndex(archive.catalog.episodes);
  if (path.startsWith("/data/passages/")) {
    const passages = archivePassages(archive.episodes, archive.transcripts);
    const { manifest, shards } = buildPassageIndex(passages);
    return path === PASSAGES_DATA
      ? manifest
      : shards.find((_, number) => passageShardPath(number) === path);
  }
  if (path.startsWith("/data/episodes/"))
    return archive.episodes.find(({ episode }) => episodeDataPath(episode.path) === path);
  if (path.startsWith("/data/pages/"))
    return archive.pages.find(({ page }) => pageDataPath(page.path) === path);
  for (const [id, transcript] of archive.transcripts)
    if (transcriptDataPath(id) === path) return transcript;
  return undefined;
}
