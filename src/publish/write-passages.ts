import type { CompiledArchive } from "../compile/compile-archive.ts";
import type { Blobs } from "../compile/compile-cache.ts";
import { PASSAGES_DATA, passageShardPath } from "../model/paths.ts";
import {
  buildPassageIndex,
  type PassageIndexFiles,
  updatePassageIndex,
} from "../search/build-passages.ts";
import type { PassagesFile, ShardFile } from "../search/passage-shards.ts";
import type { Passage } from "../search/passages.ts";
import { episodePassages } from "./archive-passages.ts";
import type { Digests } from "./digests.ts";
import type { SiteWriter } from "./site-writer.ts";

/** What the last build left of its index, beside the files of the site. */
interface Kept {
  /** The oldest first: id, digest of what it holds, and 1 where it has passages. */
  episodes: [id: string, digest: string, filled: 0 | 1][];
  /** Hashes of the manifest and of the shards, in order. */
  hashes: string[];
  common: ShardFile;
}

const KEPT = "passages";

interface PassageOptions {
  archive: CompiledArchive;
  digests: Digests;
  writer: SiteWriter;
  /** Where `Kept` lies from build to build. */
  blobs?: Blobs;
}

/**
 * Writes the index of what is said and written in the episodes. Of the last one all is taken that
 * is still true: the words of the other episodes are not read again.
 */
export async function writePassages(options: PassageOptions): Promise<void> {
  const { archive, digests, writer, blobs } = options;
  const files = archive.episodes.toReversed();
  const words = files.map((file) => digests.words(file));
  await writer.group("passages", digests.key(...words), async () => {
    const last = lastIndex(options);
    const { index, filled } = last ? update(last, files, words, options) : build(files, options);
    const hashes: string[] = [];
    for (const [path, file] of indexFiles(index)) {
      await writer.writeFile(path, JSON.stringify(file));
      hashes.push(writer.record.get(path.slice(1))?.hash ?? "");
    }
    const episodes = files.map(({ episode }, n): Kept["episodes"][number] => [
      episode.id,
      words[n] ?? "",
      filled[n] ?? 0,
    ]);
    const kept: Kept = { episodes, hashes, common: index.common };
    blobs?.set(KEPT, Buffer.from(JSON.stringify(kept)));
  });
  blobs?.keep(KEPT);
}

/** Each file of the index by its site path, the manifest first. */
const indexFiles = ({
  manifest,
  shards,
}: Omit<PassageIndexFiles, "common">): [string, object][] => [
  [PASSAGES_DATA, manifest],
  ...shards.map((shard, n): [string, object] => [passageShardPath(n), shard]),
];

interface Made {
  index: PassageIndexFiles;
  /** For each episode 1 where it has passages. */
  filled: (0 | 1)[];
}

type Files = CompiledArchive["episodes"];

function build(files: Files, { archive: { transcripts } }: PassageOptions): Made {
  const filled: Made["filled"] = [];
  const index = buildPassageIndex(
    (function* (): Generator<Passage[]> {
      for (const file of files) {
        const passages = episodePassages(file, transcripts);
        filled.push(passages.length > 0 ? 1 : 0);
        yield passages;
      }
    })(),
  );
  return { index, filled };
}

/** The last index, as it stands in the site; undefined where a part of it is missing. */
function lastIndex({
  writer,
  blobs,
}: PassageOptions): { index: PassageIndexFiles; episodes: Kept["episodes"] } | undefined {
  const bytes = blobs?.get(KEPT);
  if (!bytes) return undefined;
  const { episodes, hashes, common } = JSON.parse(Buffer.from(bytes).toString()) as Kept;
  const read = (path: string, n: number): unknown => {
    const text = writer.last(path)?.hash === hashes[n] ? writer.readLast(path) : undefined;
    if (text === undefined) throw new Error(`${path} is not as it was written`);
    return JSON.parse(text);
  };
  try {
    const manifest = read(PASSAGES_DATA, 0) as PassagesFile;
    const shards = hashes.slice(1).map((_, n) => read(passageShardPath(n), n + 1) as ShardFile);
    return { index: { manifest, shards, common }, episodes };
  } catch {
    return undefined;
  }
}

function update(
  { index: last, episodes: before }: NonNullable<ReturnType<typeof lastIndex>>,
  files: Files,
  words: string[],
  options: PassageOptions,
): Made {
  const { transcripts } = options.archive;
  const numbers = new Map(files.map(({ episode }, n) => [episode.id, n]));
  const moved = before.map(([id]) => numbers.get(id) ?? -1);
  const there = moved.filter((n) => n >= 0);
  // Dates that changed have put episodes into another order: what is written in rising numbers is not.
  if (there.some((n, i) => i > 0 && n < (there[i - 1] ?? 0))) return build(files, options);
  const known = new Map(before.map((entry) => [entry[0], entry]));
  const changed = new Map<number, Passage[]>();
  const filled = files.map((file, n): 0 | 1 => {
    const [, digest, had] = known.get(file.episode.id) ?? [];
    if (had !== undefined && digest === words[n]) return had;
    const passages = episodePassages(file, transcripts);
    changed.set(n, passages);
    return passages.length > 0 ? 1 : 0;
  });
  const changes = {
    moved,
    changed,
    episodes: files.length,
    filled: filled.filter((has) => has === 1).length,
  };
  return { index: updatePassageIndex(last, changes), filled };
}
