import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** The folder beside `out` in which a build grows, so that a failed one leaves `out` as it was. */
export const stagingFolder = (out: string): string => join(dirname(out), `.${basename(out)}.next`);

/**
 * An empty staging folder for `out`.
 * @throws Error when `out` holds something that Playhead did not write
 */
export async function prepareStaging(out: string): Promise<string> {
  if (existsSync(out)) {
    const entries = await readdir(out);
    if (entries.length > 0 && !existsSync(join(out, "data/catalog.json")))
      throw new Error(
        `${out} holds files that are not a Playhead site; name an empty folder or a new one`,
      );
  }
  const staging = stagingFolder(out);
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { recursive: true });
  return staging;
}

/** Puts the finished site from `staging` in the place of `out`, whole. */
export async function swapOutput(staging: string, out: string): Promise<void> {
  const old = join(dirname(out), `.${basename(out)}.old`);
  await rm(old, { recursive: true, force: true });
  if (existsSync(out)) await rename(out, old);
  await rename(staging, out);
  await rm(old, { recursive: true, force: true });
}
