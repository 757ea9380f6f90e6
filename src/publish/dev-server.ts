import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { extname, join, resolve } from "node:path";
import type { Connect, ViteDevServer } from "vite";
import { compileArchive, type CompiledArchive } from "../compile/compile-archive.ts";
import { CompileCache } from "../compile/compile-cache.ts";
import { formatProblem } from "../compile/content-error.ts";
import { livePolicy } from "./content-policy.ts";
import { dataAt } from "./dev-data.ts";
import { serveFindings } from "./dev-findings.ts";
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
  const cache = new CompileCache();
  const compile = async (): Promise<CompiledArchive> => {
    const archive = await compileArchive({ content: options.content, drafts: true, cache });
    for (const problem of archive.problems)
      if (problem.severity === "error") server.config.logger.error(formatProblem(problem));
    return archive;
  };
  let archive = compile();
  const { tellErrors } = serveFindings(server, resolve(options.content), () => archive);

  server.watcher.add(options.content);
  server.watcher.on("all", (_event, file) => {
    if (!file.startsWith(options.content)) return;
    archive = compile();
    archive.then(
      (compiled) => {
        server.ws.send({ type: "custom", event: "playhead:content" });
        tellErrors(compiled);
      },
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
        const theme = `<style>${themeCss({ accent: current.catalog.show.accent, ...current.theme }, "/")}</style>`;
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
