import { loadImage } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { compileArchive } from "../../../src/compile/compile-archive.ts";
import { loadCanvas, type Canvas } from "../../../src/publish/cards/canvas.ts";
import { drawableText, letterCheck } from "../../../src/publish/cards/drawn-letters.ts";
import { writeCards } from "../../../src/publish/cards/write-cards.ts";
import { writeIcons } from "../../../src/publish/cards/write-icons.ts";
import { writeArchive, yamlEpisode } from "../../compile/write-archive.ts";
import { memoryWriter } from "../written-files.ts";

async function theCanvas(): Promise<Canvas> {
  const canvas = await loadCanvas();
  if (!canvas) throw new Error("The canvas does not load");
  return canvas;
}

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" width="400" height="400"><rect width="400" height="400" fill="#ff0000"/></svg>`;

async function cardsOf(files: Record<string, string>, kept = new Set<string>()) {
  const archive = await compileArchive({ content: writeArchive(files) });
  const memory = memoryWriter();
  const writer = Object.assign(memory.writer, { keeps: (path: string) => kept.has(path) });
  const cards = await writeCards(archive, {
    canvas: await theCanvas(),
    writer,
  });
  return { cards, archive, files: memory.files };
}

test("each episode, and the show, has a card of the size that previews ask for", async () => {
  const { cards, files } = await cardsOf({
    "a.md": yamlEpisode("Fog"),
    "b.md": yamlEpisode("Bells"),
  });
  expect(cards.episodes.size).toBe(2);
  const paths = [cards.show?.path, ...[...cards.episodes.values()].map(({ path }) => path)];
  expect(new Set(paths).size).toBe(3);
  for (const path of paths) {
    const image = await loadImage(Buffer.from(files.get(path ?? "") as Uint8Array));
    expect([image.width, image.height]).toEqual([1200, 630]);
  }
});

test("a card is drawn anew when something on it has changed, and only then", async () => {
  const show = "title: Fog Radio\n";
  const first = await cardsOf({
    "show.yaml": show,
    "a.md": yamlEpisode("Fog"),
    "b.md": yamlEpisode("Bells", "number: 2\n"),
  });
  const kept = new Set(first.files.keys());
  const again = {
    "show.yaml": show,
    "a.md": yamlEpisode("Fog").replace("Words.", "Other notes."),
    "b.md": yamlEpisode("Bells", "number: 3\n"),
  };
  const second = await cardsOf(again, kept);
  expect([...second.files.keys()]).toEqual([second.cards.episodes.get("bells")?.path]);
  expect(second.cards.episodes.get("fog")).toEqual(first.cards.episodes.get("fog"));
});

test("the episode's own picture is on its card, where it lies in the archive", async () => {
  const red = async (image: string) => {
    const { cards, files } = await cardsOf({
      "a.md": yamlEpisode("Fog", `image: ${image}\n`),
      "art.svg": SVG,
    });
    const png = files.get(cards.episodes.get("fog")?.path ?? "") as Uint8Array;
    const context = (await theCanvas()).createCanvas(1200, 630).getContext("2d");
    context.drawImage(await loadImage(Buffer.from(png)), 0, 0);
    return [...context.getImageData(1000, 200, 1, 1).data];
  };
  expect((await red("art.svg")).slice(0, 2)).toEqual([255, 0]);
  expect((await red("https://elsewhere.example/art.png"))[0]).toBeLessThan(128);
});

test("letters that no font has are told from those that one has", async () => {
  const canDraw = letterCheck(await theCanvas());
  expect(Array.from("Fog – Dvořák, Łódź, Việt").every((letter) => canDraw(letter))).toBe(true);
  expect(canDraw("\u{10FFFE}")).toBe(false);
});

test("a sign that can't be drawn is left out; a letter that can't takes the whole text with it", () => {
  const latin = (grapheme: string): boolean => /^[ -~]$/.test(grapheme);
  expect(drawableText("Ship it 🚀 now", latin)).toBe("Ship it now");
  expect(drawableText("霧 fog", latin)).toBeUndefined();
  expect(drawableText("🚀", latin)).toBeUndefined();
});

test("icons are made of the show's picture, and one that the host brought is left alone", async () => {
  const archive = await compileArchive({
    content: writeArchive({
      "show.yaml": "title: Fog\nimage: art.svg\n",
      "a.md": yamlEpisode("Fog"),
      "art.svg": SVG,
      "apple-touch-icon.png": "theirs",
    }),
  });
  const { writer, files } = memoryWriter();
  const icons = await writeIcons(archive, { canvas: await theCanvas(), writer });
  expect(icons.manifest.map(({ sizes, purpose }) => `${sizes} ${purpose ?? "any"}`)).toEqual([
    "192x192 any",
    "512x512 any",
    "512x512 maskable",
  ]);
  expect(files.has("/apple-touch-icon.png")).toBe(false);
  const context = (await theCanvas()).createCanvas(192, 192).getContext("2d");
  context.drawImage(await loadImage(Buffer.from(files.get("/icon-192.png") as Uint8Array)), 0, 0);
  expect([...context.getImageData(96, 96, 1, 1).data]).toEqual([255, 0, 0, 255]);
});

test("without the canvas there is the mark alone", async () => {
  const archive = await compileArchive({ content: writeArchive({ "a.md": yamlEpisode("Fog") }) });
  const { writer, files } = memoryWriter();
  const icons = await writeIcons(archive, { writer });
  expect([...files.keys()]).toEqual(["/icon.svg"]);
  expect(icons.manifest).toEqual([{ path: "/icon.svg", sizes: "any", type: "image/svg+xml" }]);
});
