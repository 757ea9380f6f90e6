import type { LightCatalog } from "../model/catalog-files.ts";
import type { CatalogReader } from "../model/reader.ts";
import { turn } from "../model/turn.ts";
import {
  type MergedIndex,
  mergeParts,
  openPart,
  type SearchPartFile,
  type SearchPartsFile,
} from "../search/index-parts.ts";
import { collectNames } from "../search/names.ts";
import type { SearchIndex } from "../search/search-index.ts";
import { type Older, takeIndex } from "./search-catalog.ts";

/** Milliseconds after which a part that failed is asked for again; sooner where the network comes back. */
const AGAIN = 30_000;

/** Milliseconds for the first answer to be shown before older parts are asked for. */
const HEAD_START = 1_000;

const opened = new WeakMap<LightCatalog, Promise<unknown>>();

/**
 * Makes the newest episodes searchable, and goes on with the older ones by itself.
 * @returns the catalogue, as far as it is needed for that
 */
export async function openNewest(
  reader: CatalogReader,
  { parts }: SearchPartsFile,
): Promise<LightCatalog> {
  const catalog = await reader.catalog(parts.at(-1));
  const opening = opened.get(catalog) ?? open(reader, catalog, parts.toReversed());
  opened.set(catalog, opening);
  opening.catch(() => opened.delete(catalog));
  await opening;
  return catalog;
}

/** @param sizes episodes of each part, the newest part first */
async function open(
  reader: CatalogReader,
  catalog: LightCatalog,
  sizes: readonly number[],
): Promise<void> {
  const read = async (place: number): Promise<SearchIndex> => {
    const from = sizes.slice(0, place).reduce((sum, size) => sum + size, 0);
    const to = from + sizes[place]!;
    const number = sizes.length - 1 - place;
    const [file] = await Promise.all([reader.searchIndex(number), reader.catalog(to)]);
    await turn();
    return openPart(file as SearchPartFile, catalog.episodes.slice(from, to));
  };
  const newest = await read(0);
  const first = await inTurns(mergeParts(undefined, [newest], catalog.episodes));
  void grow(catalog, { read, first, parts: sizes.length });
}

/** Reads the older parts one by one. What can be searched doubles each time, so that merging stays a small part of it. */
async function grow(
  catalog: LightCatalog,
  options: { read: (place: number) => Promise<SearchIndex>; first: MergedIndex; parts: number },
): Promise<void> {
  const { read, first, parts } = options;
  let index = first;
  let tell: () => void = () => undefined;
  const show = (state?: Older["state"]): void => {
    const told = tell;
    const changed = new Promise<void>((resolve) => {
      tell = resolve;
    });
    takeIndex(catalog, index, state && { state, changed });
    told();
  };
  show(parts > 1 ? "coming" : undefined);
  await new Promise((resolve) => setTimeout(resolve, HEAD_START));
  while (index.parts.length < parts) {
    const to = Math.min(parts, 2 * index.parts.length);
    const added: SearchIndex[] = [];
    let reached = true;
    while (index.parts.length + added.length < to) {
      try {
        added.push(await read(index.parts.length + added.length));
        if (!reached) show("coming");
        reached = true;
      } catch {
        if (reached) show("out of reach");
        reached = false;
        await networkAgain();
      }
    }
    index = await inTurns(mergeParts(index, added, catalog.episodes));
    await inTurns(collectNames(index));
    show(index.parts.length < parts ? "coming" : undefined);
  }
}

async function inTurns<T>(steps: Generator<undefined, T>): Promise<T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await turn();
  }
}

const networkAgain = (): Promise<unknown> =>
  new Promise((resolve) => {
    setTimeout(resolve, AGAIN);
    addEventListener("online", resolve, { once: true });
  });
