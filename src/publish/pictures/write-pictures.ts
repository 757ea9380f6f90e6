import { contentHash } from "../../cache/content-hash.ts";
import type { CompiledArchive } from "../../compile/compile-archive.ts";
import type { Problem } from "../../compile/content-error.ts";
import type { Picture } from "../../compile/measure-pictures.ts";
import { sectionPictures } from "../../compile/stored-sections.ts";
import { PICTURES } from "../../model/offline-files.ts";
import type { BuildLog } from "../build-log.ts";
import type { Canvas } from "../cards/canvas.ts";
import type { CardCache } from "../cards/write-cards.ts";
import type { SiteWriter } from "../site-writer.ts";
import { drawCopy, openPicture, RECIPE } from "./draw-copy.ts";
import { type Copy, noteCopies, SIDE, smallCopy } from "./picture-copies.ts";

/** A picture with its copies, narrowest first: none where they would be no smaller. */
export interface PublishedPicture extends Picture {
  copies: { path: string; width: number }[];
}

/** By the site path of the original. */
export interface Pictures {
  inNotes: ReadonlyMap<string, PublishedPicture>;
  /** Site path of the small copy for lists and players. */
  small: ReadonlyMap<string, string>;
  /** Site paths of those that go with the whole archive: one of each that notes show, and the small ones. */
  offline: string[];
  /** Pictures that could not be drawn, and are published as they are. */
  problems: Problem[];
}

interface Options {
  /** Undefined where none could be loaded: then pictures are published as they are. */
  canvas?: Canvas;
  writer: SiteWriter;
  log: BuildLog;
  cache?: CardCache;
}

/** Pictures at a time, each of them with all its copies; encoders use further threads. */
const AT_ONCE = 2;
/** Pixels of one that is drawn alone, for the sake of memory. */
const LARGE = 8_000_000;

/** Draws smaller copies of the pictures that pages show, those alone that neither the last site nor the cache has. */
export async function writePictures(archive: CompiledArchive, options: Options): Promise<Pictures> {
  const { log } = options;
  const roles = rolesOf(archive);
  log.begin("Pictures", roles.size);
  const inNotes = new Map<string, PublishedPicture>();
  const small = new Map<string, string>();
  const problems: Problem[] = [];

  const one = async ([path, role]: [string, Role]): Promise<void> => {
    const { picture } = role;
    const maker = copyMaker(picture, options);
    if (role.inNotes) {
      const copies = picture.still ? await maker.make(noteCopies(picture)) : [];
      inNotes.set(path, { ...picture, copies });
    }
    if (role.side > 0 && picture.still) {
      const [copy] = await maker.make([smallCopy(picture, role.side)]);
      if (copy) small.set(path, copy.path);
    }
    const fault = maker.fault();
    if (fault !== undefined)
      problems.push({
        severity: "warning",
        file: decodeURIComponent(path.slice(1)),
        line: 1,
        what: `The picture can't be drawn (${fault}), and is published as it is`,
        write: "export it again",
      });
    log.count(!maker.drew());
  };
  const isLarge = ([, { picture }]: [string, Role]): boolean =>
    picture.width * picture.height > LARGE;
  const waiting = [...roles].filter((entry) => !isLarge(entry)).values();
  const worker = async (): Promise<void> => {
    for (const entry of waiting) await one(entry);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  for (const entry of roles) if (isLarge(entry)) await one(entry);
  // In the order of the archive: they are done in another in every build.
  const paths = [...roles.keys()];
  const offline = paths.flatMap((path) => offlineCopy(path, inNotes.get(path)));
  const smallCopies = paths.flatMap((path) => small.get(path) ?? []);
  return { inNotes, small, problems, offline: [...new Set([...offline, ...smallCopies])] };
}

function offlineCopy(path: string, picture: PublishedPicture | undefined): string[] {
  if (!picture) return [];
  const { copies, bytes } = picture;
  if (copies.length === 0) return bytes <= OFFLINE_BYTES ? [path] : [];
  return [(copies.findLast(({ width }) => width <= OFFLINE_WIDTH) ?? copies[0])?.path ?? path];
}

/** The copy that is kept with the whole archive is at most so wide: enough for any phone. */
const OFFLINE_WIDTH = 960;
/** A picture without copies goes with it up to this size. */
const OFFLINE_BYTES = 1_000_000;

interface Role {
  picture: Picture;
  inNotes: boolean;
  /** Shorter side of the small copy; 0 for none. */
  side: number;
}

/** Where each picture is shown. */
function rolesOf({ catalog, episodes, pages, pictures }: CompiledArchive): Map<string, Role> {
  const roles = new Map<string, Role>();
  const add = (path: string | undefined, as: { inNotes?: true; side?: number }): void => {
    const picture = path === undefined ? undefined : pictures.get(path);
    if (path === undefined || !picture) return;
    const { inNotes = false, side = 0 } = roles.get(path) ?? {};
    roles.set(path, {
      picture,
      inNotes: as.inNotes ?? inNotes,
      side: Math.max(side, as.side ?? 0),
    });
  };
  const { show, people } = catalog;
  add(show.image, { side: SIDE.art });
  add(show.logo, { side: SIDE.face });
  for (const { image } of people) add(image, { side: SIDE.face });
  for (const { episode } of episodes) add(episode.image, { side: SIDE.art });
  const noted = [...episodes.map(({ episode }) => episode), ...pages.map(({ page }) => page)];
  for (const { sections } of noted)
    for (const section of sections)
      for (const path of sectionPictures(section)) add(path, { inNotes: true });
  return roles;
}

/** Makes copies of one picture, which is opened for the first that has to be drawn. */
function copyMaker({ hash, file, bytes }: Picture, { canvas, writer, cache }: Options) {
  let image: ReturnType<typeof openPicture> | undefined;
  let drew = false;
  let fault: string | undefined;

  const draw = async (copy: Copy): Promise<Buffer | undefined> => {
    if (!canvas || fault !== undefined) return undefined;
    try {
      image ??= openPicture(canvas, file);
      const drawn = await drawCopy(canvas, await image, copy);
      drew = true;
      return drawn;
    } catch (error) {
      fault = error instanceof Error ? error.message : String(error);
      return undefined;
    }
  };
  /** The copy, or undefined where it is not smaller than `most` bytes. */
  const copyBytes = async (copy: Copy, key: string, most: number) => {
    const known = cache?.get(key);
    if (known) return known.length > 0 ? known : undefined;
    const drawn = await draw(copy);
    if (!drawn) return undefined;
    const smaller = drawn.length < most;
    // Nothing stands for a copy that is of no use.
    cache?.set(key, smaller ? drawn : new Uint8Array());
    return smaller ? drawn : undefined;
  };

  return {
    drew: () => drew,
    /** Why the picture could not be drawn. */
    fault: () => fault,
    /** Writes `wanted`, or none of them where the widest is not smaller than the original. */
    async make(wanted: readonly Copy[]): Promise<{ path: string; width: number }[]> {
      const made: { path: string; width: number }[] = [];
      let most = bytes;
      for (const copy of wanted.toReversed()) {
        const { format, width } = copy;
        const path = `${PICTURES}${hash}-${width}.${format}`;
        const key = contentHash(`picture ${RECIPE} ${path} ${bytes}`);
        if (writer.keeps(path, key)) most = writer.last(path)?.bytes ?? most;
        else {
          const copied = await copyBytes(copy, key, most);
          if (!copied) {
            // A narrower one would be shown in place of the original, and blurred.
            if (made.length === 0) return [];
            continue;
          }
          await writer.writeFile(path, copied, { key });
          most = copied.length;
        }
        made.unshift({ path, width });
      }
      return made;
    },
  };
}
