import { randomUUID } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Manifest, Plugin, ViteBuilder } from "vite";
import { compileArchive } from "../compile/compile-archive.ts";
import { serveContent } from "./dev-server.ts";
import { sendHeaders, serveMissing } from "./preview-server.ts";
import { reportProblems } from "./report-problems.ts";
import { type CreateRenderer, publishSite } from "./publish-site.ts";
import { writeServiceWorker } from "./service-worker.ts";
import { SiteWriter } from "./site-writer.ts";
import { prepareStaging, stagingFolder, swapOutput } from "./swap-output.ts";
import { themeCss } from "./theme.ts";

export interface PlayheadOptions {
  /** Folder of the show notes. */
  content: string;
  /** Folder of the finished site. */
  out: string;
  /** "/" or "/a/sub/path/". */
  base: string;
  /** Absolute address of the site, or empty. */
  siteUrl: string;
}

/** One folder a process: two builds at a time don't meet. */
const SERVER_BUILD = `node_modules/.cache/playhead/server-${process.pid}`;

/** Playhead as Vite sees it: the only file that knows both. */
export function playhead(options: PlayheadOptions): Plugin {
  const content = resolve(options.content);
  const out = resolve(options.out);
  const { siteUrl } = options;
  const base = normalizeBase(options.base);
  return {
    name: "playhead",
    config: (_, { command, isPreview }) => ({
      base,
      // Live preview alone: a finished page bears hashes.
      ...(command === "serve" && !isPreview ? { html: { cspNonce: randomUUID() } } : {}),
      builder: {},
      environments: {
        client: {
          build: {
            outDir: isPreview ? out : stagingFolder(out),
            emptyOutDir: false,
            manifest: true,
            cssCodeSplit: false,
            modulePreload: { polyfill: false },
          },
        },
        // Written by `writeServiceWorker`, with what it has to know ahead of it.
        worker: {
          consumer: "client",
          build: {
            write: false,
            copyPublicDir: false,
            rolldownOptions: {
              input: "src/offline/worker.ts",
              output: { format: "iife", entryFileNames: "sw.js" },
            },
          },
        },
        ssr: {
          build: {
            outDir: SERVER_BUILD,
            emptyOutDir: true,
            copyPublicDir: false,
            rollupOptions: { input: "src/app/server.tsx" },
          },
        },
      },
    }),
    buildApp: {
      order: "post",
      handler: (builder) => build(builder, { content, out, base, siteUrl }),
    },
    configureServer: (server) => serveContent(server, { content, siteUrl }),
    configurePreviewServer: (server) => {
      sendHeaders(server, out);
      return () => serveMissing(server, out);
    },
  };
}

/** "podcast", "/podcast" and "https://example.com/podcast/" all mean "/podcast/". */
export function normalizeBase(base: string): string {
  const path = URL.canParse(base) ? new URL(base).pathname : base;
  const inner = path.split("/").filter(Boolean).join("/");
  return inner === "" ? "/" : `/${inner}/`;
}

/** The whole build, in steps. A failure in any of them leaves `out` as it was. */
async function build(builder: ViteBuilder, options: PlayheadOptions): Promise<void> {
  const { content, out, base, siteUrl } = options;
  const archive = await compileArchive({ content, out, ...(siteUrl ? { url: siteUrl } : {}) });
  reportProblems(archive.problems);
  const staging = await prepareStaging(out);
  const { client, ssr, worker } = builder.environments;
  if (!client || !ssr || !worker) throw new Error("Vite lacks an environment of ours");
  await builder.build(client);
  await builder.build(ssr);
  const writer = new SiteWriter(staging);
  await publishSite({
    archive,
    base,
    writer,
    createRenderer: await loadRenderer(),
    template: await readTemplate(staging, base, archive.catalog.show.accent),
  });
  await writeServiceWorker({ site: staging, base, code: codeOf(await builder.build(worker)) });
  await rm(join(staging, ".vite"), { recursive: true });
  await rm(SERVER_BUILD, { recursive: true });
  await swapOutput(staging, out);
  const { episodes } = archive.catalog;
  const count = episodes.length === 1 ? "1 episode" : `${episodes.length} episodes`;
  console.log(`${count}, ${writer.files} files → ${out}`);
}

/** The one script that a build in memory gave. */
function codeOf(built: Awaited<ReturnType<ViteBuilder["build"]>>): string {
  const [first] = Array.isArray(built) ? built : [built];
  const script = first && "output" in first ? first.output[0] : undefined;
  if (!script) throw new Error("The service worker was not built");
  return script.code;
}

async function loadRenderer(): Promise<CreateRenderer> {
  const built = pathToFileURL(resolve(SERVER_BUILD, "server.js"));
  // A query: a second build in the same process gets its own code, not the first one's.
  const module = (await import(`${built.href}?${Date.now()}`)) as {
    createRenderer: CreateRenderer;
  };
  return module.createRenderer;
}

async function readTemplate(folder: string, base: string, accent: string) {
  const read = (file: string): Promise<string> => readFile(join(folder, file), "utf8");
  const manifest = JSON.parse(await read(".vite/manifest.json")) as Manifest;
  const html = await read("index.html");
  const stylesheet = /<link rel="stylesheet"[^>]*href="([^"]+)"[^>]*>\s*/.exec(html);
  if (!stylesheet?.[1]) throw new Error("The built index.html links no stylesheet");
  const css = await read(stylesheet[1].slice(base.length));
  const font = /url\(([^)]+\.woff2)\)/.exec(css)?.[1] ?? "";
  // Asked for at once: an optional font that comes late is not used at all.
  const preload = `<link rel="preload" as="font" type="font/woff2" crossorigin href="${font}">`;
  return {
    html: html.replace(stylesheet[0], font ? preload : ""),
    manifest,
    css: css.trim() + themeCss(accent),
    base,
  };
}
