import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { outputFile } from "../model/paths.ts";

/** Writes the files of one site. */
export class SiteWriter {
  readonly #folder: string;
  readonly #made = new Set<string>();
  files = 0;
  bytes = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async #place(path: string): Promise<string> {
    const file = join(this.#folder, path);
    const inside = relative(this.#folder, file);
    // Addresses are checked when they are compiled; this is the last door.
    if (inside.startsWith(`..${sep}`) || inside === "..")
      throw new Error(`${path} lies outside the site`);
    const folder = dirname(file);
    if (!this.#made.has(folder)) {
      await mkdir(folder, { recursive: true });
      this.#made.add(folder);
    }
    this.files += 1;
    return file;
  }

  /** A page at its address: "/a/" becomes a/index.html. */
  writePage(path: string, html: string): Promise<void> {
    return this.writeFile(outputFile(path), html);
  }

  /** A file by its name, as it stands: "/_headers". */
  async writeFile(path: string, text: string): Promise<void> {
    await writeFile(await this.#place(path), text);
    this.bytes += Buffer.byteLength(text);
  }

  /** @param path site path, as links name it */
  async copy(from: string, path: string): Promise<void> {
    await copyFile(from, await this.#place(decodeURIComponent(path)));
  }
}
