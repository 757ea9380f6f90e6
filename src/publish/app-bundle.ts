import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Manifest } from "vite";
import { codeCacheRoot, pruneBeside } from "../cache/cache-folder.ts";
import { chunksOf } from "./chunks.ts";
import { hashSource } from "./content-policy.ts";
import type { Template, ViewStyles } from "./document.ts";
import type { ShippedPackage } from "./licenses.ts";
import type { CreateRenderer } from "./publish-options.ts";
import { type Theme, themeCss } from "./theme.ts";

/** Where Vite puts the parts of the app, below one folder. */
export const CLIENT = "client";
export const SERVER = "server";
export const SERVICE_WORKER = "worker";

/** Where, below `CLIENT`, Vite lists the packages that it bundled. */
export const LICENSES_LIST = ".vite/licenses.json";

/** Makes the app in `folder`, which is empty: the three parts above. */
export type MakeApp = (folder: string, base: string) => Promise<void>;

/** The app as Vite bundled it, without anything of the archive. */
export interface AppBundle {
  /** Folder of the files that a browser loads, as they go into the site. */
  client: string;
  /** True when it was there already. */
  cached: boolean;
  /** Packages that it holds parts of. */
  packages: ShippedPackage[];
  /** Script of the service worker, without its plan. */
  worker: string;
  createRenderer: CreateRenderer;
  /** The file that it comes from. */
  server: string;
  template: (theme: Theme) => Omit<Template, "policy">;
}

/**
 * The app of this state of the code at `base`: bundled by `make`, or as it was left by an earlier
 * build.
 * @param version names the state of the code
 */
export async function appBundle(base: string, version: string, make: MakeApp): Promise<AppBundle> {
  const parent = join(codeCacheRoot(), "apps");
  const key = createHash("sha256").update(`${version} ${base}`).digest("hex").slice(0, 16);
  const folder = join(parent, key);
  const cached = existsSync(folder);
  if (!cached) {
    const growing = `${folder}-${process.pid}`;
    rmSync(growing, { recursive: true, force: true });
    mkdirSync(growing, { recursive: true });
    try {
      await make(growing, base);
      renameSync(growing, folder);
    } catch (error) {
      rmSync(growing, { recursive: true, force: true });
      // Another process was as quick.
      if (!existsSync(folder)) throw error;
    }
  }
  pruneBeside(folder, parent);
  const server = join(folder, SERVER, "server.js");
  return {
    client: join(folder, CLIENT),
    cached,
    packages: JSON.parse(
      readFileSync(join(folder, CLIENT, LICENSES_LIST), "utf8"),
    ) as ShippedPackage[],
    worker: readFileSync(join(folder, SERVICE_WORKER, "sw.js"), "utf8"),
    createRenderer: await loadRenderer(server),
    server,
    template: (theme) => readTemplate(join(folder, CLIENT), base, theme),
  };
}

async function loadRenderer(file: string): Promise<CreateRenderer> {
  const module = (await import(pathToFileURL(file).href)) as { createRenderer: CreateRenderer };
  return module.createRenderer;
}

function readTemplate(folder: string, base: string, theme: Theme): Omit<Template, "policy"> {
  const read = (file: string): string => readFileSync(join(folder, file), "utf8");
  const manifest = JSON.parse(read(".vite/manifest.json")) as Manifest;
  const html = read("index.html");
  const stylesheet = /<link rel="stylesheet"[^>]*href="([^"]+)"[^>]*>\s*/.exec(html);
  if (!stylesheet?.[1]) throw new Error("The built index.html links no stylesheet");
  const stylesFile = stylesheet[1].slice(base.length);
  const css = read(stylesFile);
  const viewStyles = Object.entries(manifest)
    .filter(([name, { isDynamicEntry }]) => isDynamicEntry && name.startsWith("src/pages/"))
    .map(([name]): [string, ViewStyles] => {
      const files = chunksOf(name, manifest).flatMap((chunk) => chunk.css ?? []);
      const text = files.map((file) => read(file).trim()).join("");
      return [name, { files, css: text, source: hashSource(text) }];
    })
    .filter(([, { files }]) => files.length > 0);
  const script = /<script type="module"[^>]*src="([^"]+)"[^>]*><\/script>\s*/.exec(html);
  if (!script?.[1]) throw new Error("The built index.html starts no script");
  return {
    html: html.replace(stylesheet[0], "").replace(script[0], ""),
    script: script[1].slice(base.length),
    manifest,
    css: css.trim() + themeCss(theme, base),
    stylesFile,
    viewStyles: Object.fromEntries(viewStyles),
    base,
  };
}
