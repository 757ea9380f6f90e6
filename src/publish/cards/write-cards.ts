import { createHash } from "node:crypto";
import type { CompiledArchive } from "../../compile/compile-archive.ts";
import type { Episode } from "../../model/episode.ts";
import type { SiteWriter } from "../site-writer.ts";
import type { Canvas } from "./canvas.ts";
import { type Card, CARD, drawCard } from "./draw-card.ts";
import { drawableText, letterCheck } from "./drawn-letters.ts";
import { type LocalPicture, localPictures } from "./local-picture.ts";
import { encodeIndexedPng } from "./png.ts";

/** Raise it when the same card would be drawn otherwise: cards are kept from build to build. */
export const DESIGN = 3;

export interface CardFile {
  /** Site path; its name is a hash of all that is on the card, so that a changed card is fetched anew. */
  path: string;
  /** What the card says, for those who don't see it. */
  alt: string;
}

export interface Cards {
  /** Of all pages that have none of their own. Undefined where no cards could be drawn. */
  show?: CardFile;
  /** By the episode's id. */
  episodes: ReadonlyMap<string, CardFile>;
  /** Titles that are on no card, since no font of this machine has their letters. */
  unwritten: string[];
}

export const NO_CARDS: Cards = { episodes: new Map(), unwritten: [] };

/** Bytes that outlive a build. */
export interface CardCache {
  get: (key: string) => Uint8Array | undefined;
  set: (key: string, bytes: Uint8Array) => void;
}

/** Cards drawn ahead of those that are being compressed, which happens on other threads. */
const AT_ONCE = 4;

/** Draws the cards of the show and of each episode, those alone that neither the last site nor the cache has. */
export async function writeCards(
  archive: CompiledArchive,
  options: { canvas: Canvas; writer: SiteWriter; cache?: CardCache },
): Promise<Cards> {
  const { canvas, writer, cache } = options;
  const { show } = archive.catalog;
  const pictureAt = localPictures(canvas, archive.files);
  const canDraw = letterCheck(canvas);
  const art = pictureAt(show.image);
  const unwritten: string[] = [];
  const text = (words: string | undefined): string | undefined =>
    words === undefined || words === "" ? undefined : drawableText(words, canDraw);
  // Another font would draw other letters where ours has none.
  const fonts = canvas.GlobalFonts.families.map(({ family }) => family).toSorted();

  const write = async (card: Card, own?: LocalPicture): Promise<string> => {
    const key = createHash("sha256")
      .update(JSON.stringify([DESIGN, card, own?.hash, art?.hash, fonts]))
      .digest("hex")
      .slice(0, 20);
    const path = `/assets/cards/${key}.png`;
    if (writer.keeps(path, key)) return path;
    let png = cache?.get(key);
    if (!png) {
      const pictures = { episode: await own?.read(), show: await art?.read() };
      const drawing = drawCard(canvas, card, pictures);
      png =
        (await encodeIndexedPng(drawing.data(), CARD.width, CARD.height)) ??
        (await drawing.encode("png"));
      cache?.set(key, png);
    }
    await writer.writeFile(path, png, { key });
    return path;
  };

  const showCard: Card = {
    seed: show.title,
    showSeed: show.title,
    accent: show.accent,
    title: text(show.title),
    about: text(show.description),
  };
  const episodes = new Map<string, CardFile>();
  const writeEpisode = async ({ episode }: { episode: Episode }): Promise<void> => {
    const title = text(episode.title);
    if (title === undefined) unwritten.push(episode.title);
    const card: Card = {
      seed: episode.guid,
      showSeed: show.title,
      accent: show.accent,
      show: text(show.title),
      title,
      number: episode.number,
      line: text(guestLine(episode)),
    };
    const path = await write(card, pictureAt(episode.image));
    episodes.set(episode.id, { path, alt: altText(episode, show.title) });
  };
  const waiting = archive.episodes.values();
  const worker = async (): Promise<void> => {
    for (const file of waiting) await writeEpisode(file);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { show: { path: await write(showCard), alt: show.title }, episodes, unwritten };
}

/** The guests, unless the title names each of them. */
function guestLine({ title, guests }: Episode): string | undefined {
  const said = title.toLowerCase();
  const names = guests.map(({ name }) => name);
  return names.every((name) => said.includes(name.toLowerCase())) ? undefined : names.join(", ");
}

function altText({ number, title, guests }: Episode, show: string): string {
  const names = guests.map(({ name }) => name).join(", ");
  return [show, number === undefined ? "" : String(number), title, names]
    .filter(Boolean)
    .join(" · ");
}
