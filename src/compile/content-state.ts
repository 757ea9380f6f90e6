import { contentHash } from "../cache/content-hash.ts";
import { readContent } from "./read-content.ts";
import { UNSETTLED } from "./text-file.ts";

/**
 * A name for the state of an archive's folder: the same while no file in it was changed, added,
 * taken away or renamed. No text is read. Undefined where that can't be told: something can't be
 * read, or was changed so lately that it may change again unseen.
 * @param out folder of the finished site, which is no content
 */
export function contentState(folder: string, out: string): string | undefined {
  let faults = 0;
  const content = readContent(folder, () => (faults += 1), { out });
  const stamps = [...content.markdown, ...content.others].map(
    ({ file, stamp = "" }) => `${file} ${stamp}`,
  );
  const settings = [...content.pelicanFiles, ...(content.showFile ? [content.showFile] : [])];
  for (const { file, text } of settings) stamps.push(`${file} ${contentHash(text)}`);
  const late = Date.now() - UNSETTLED;
  const unsettled = [...content.markdown, ...content.others].some(({ stamp = "" }) =>
    stamp
      .split(" ")
      .slice(1, 3)
      .some((time) => Number(time) > late),
  );
  return faults > 0 || unsettled ? undefined : contentHash(stamps.join("\n"));
}
