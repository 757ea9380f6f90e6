import * as canvas from "@napi-rs/canvas";
import { describe, expect, test } from "vitest";
import { compileArchive } from "../../../src/compile/compile-archive.ts";
import { BuildLog } from "../../../src/publish/build-log.ts";
import { illustrate } from "../../../src/publish/pictures/illustrate.ts";
import { type Pictures, writePictures } from "../../../src/publish/pictures/write-pictures.ts";
import { rebase } from "../../../src/publish/rebase.ts";
import { drawnPicture, emptyPng, heldAs } from "../../compile/drawn-pictures.ts";
import { writeArchive, yamlEpisode } from "../../compile/write-archive.ts";
import { memoryWriter } from "../written-files.ts";

const show = (files: Record<string, string | Uint8Array>, notes: string) =>
  writeArchive({
    "show.yaml": "title: Show\nimage: art.png\n",
    "one.md": `${yamlEpisode("One", "guests: [Ann Bee]\n")}\n${notes}\n`,
    ...files,
  });

async function published(content: string, cache = new Map<string, Uint8Array>()) {
  const archive = await compileArchive({ content });
  const { writer, files } = memoryWriter();
  const log = new BuildLog({ write: () => true }, {});
  const stored = {
    get: (key: string) => cache.get(key),
    set: (key: string, bytes: Uint8Array) => void cache.set(key, bytes),
  };
  const pictures: Pictures = await writePictures(archive, { canvas, writer, log, cache: stored });
  log.end();
  return { archive, files, pictures, log };
}

describe("the pictures of a site", () => {
  test("come as AVIF in the widths of screens, each smaller than the next, from one drawing", async () => {
    const content = show(
      {
        "art.png": await drawnPicture("png", 900, 900),
        "lamp.png": await drawnPicture("png", 1200, 600),
      },
      "![a lamp](lamp.png)",
    );
    const cache = new Map<string, Uint8Array>();
    const { files, pictures, log } = await published(content, cache);
    const { copies = [], bytes = 0 } = pictures.inNotes.get("/lamp.png") ?? {};
    expect(copies.map(({ width }) => width)).toEqual([480, 1200]);
    expect(copies.map(({ path }) => path)).toEqual(
      copies.map(({ width }) =>
        expect.stringMatching(new RegExp(`^/assets/pictures/[\\w-]{16}-${width}\\.avif$`)),
      ),
    );
    const sizes = copies.map(({ path }) => files.get(path)?.length ?? 0);
    expect([...sizes, bytes]).toEqual([...sizes, bytes].toSorted((a, b) => a - b));
    for (const { path, width } of copies) {
      const drawn = await canvas.loadImage(Buffer.from(files.get(path) as Uint8Array));
      expect([drawn.width, drawn.height]).toEqual([width, width / 2]);
    }
    expect(log.steps.at(-1)).toMatchObject({ name: "Pictures", made: 2, kept: 0 });

    const again = await published(content, cache);
    expect(again.log.steps.at(-1)).toMatchObject({ made: 0, kept: 2 });
    expect(again.files).toEqual(files);
  });

  test("of show, episode and people are small where pages show them, and whole for machines", async () => {
    const content = show(
      {
        "art.png": await drawnPicture("png", 900, 900),
        "people/ann.md": "---\nname: Ann Bee\nimage: ann.png\n---\n",
        "people/ann.png": await drawnPicture("png", 700, 400),
      },
      "",
    );
    const { archive, pictures, files } = await published(content);
    const shown = illustrate(archive, pictures);
    const art = shown.catalog.show.image ?? "";
    expect(art).toMatch(/^\/assets\/pictures\/.*-512\.webp$/);
    expect(files.has(art)).toBe(true);
    expect(shown.catalog.people[0]?.image).toMatch(/-336\.webp$/);
    expect(archive.catalog.show.image).toBe("/art.png");
    expect(pictures.offline).toContain(art);
  });

  test("stand upright as their camera held them", async () => {
    const lying = await drawnPicture("jpeg", 600, 300);
    const content = show(
      { "art.png": emptyPng(1, 1), "held.jpg": heldAs(lying, 6) },
      "![](held.jpg)",
    );
    const { files, pictures } = await published(content);
    const [copy] = pictures.inNotes.get("/held.jpg")?.copies ?? [];
    const drawn = await canvas.loadImage(Buffer.from(files.get(copy?.path ?? "") as Uint8Array));
    expect([drawn.width, drawn.height]).toEqual([300, 600]);
    const surface = canvas.createCanvas(300, 600);
    const context = surface.getContext("2d");
    context.drawImage(drawn, 0, 0);
    // What was at the upper left is at the upper right now.
    const [red = 0, , blue = 0] = context.getImageData(290, 10, 1, 1).data;
    expect(red).toBeGreaterThan(blue);
  });

  test("that no copy makes smaller stay alone, and that is remembered", async () => {
    const tiny = await canvas.createCanvas(20, 20).encode("png");
    const content = show({ "art.png": tiny, "dot.png": tiny }, "![a dot](dot.png)");
    const cache = new Map<string, Uint8Array>();
    const { pictures, files, archive } = await published(content, cache);
    expect(pictures.inNotes.get("/dot.png")?.copies).toEqual([]);
    expect(files.size).toBe(0);
    expect(pictures.offline).toEqual(["/dot.png"]);
    expect(illustrate(archive, pictures).episodes[0]?.episode.sections[0]?.html).toContain(
      'width="20"',
    );
    const again = await published(content, cache);
    expect(again.log.steps.at(-1)).toMatchObject({ made: 0, kept: 2 });
  });

  test("that can't be drawn are told by their file, and published as they are", async () => {
    const content = show(
      { "art.png": emptyPng(1, 1), "lamp.png": emptyPng(300, 200) },
      "![](lamp.png)",
    );
    const { pictures } = await published(content);
    expect(pictures.problems).toContainEqual(
      expect.objectContaining({ severity: "warning", file: "lamp.png", line: 1 }),
    );
    expect(pictures.inNotes.get("/lamp.png")).toMatchObject({ width: 300, copies: [] });
  });

  test("have the site's base before every address", async () => {
    const content = show(
      { "art.png": emptyPng(1, 1), "lamp.png": await drawnPicture("png", 1200, 600) },
      "![a lamp](lamp.png)",
    );
    const { archive, pictures } = await published(content);
    const site = rebase(illustrate(archive, pictures), "/a/sub/");
    const html = site.episodes[0]?.episode.sections.map((section) => section.html).join("") ?? "";
    const addresses = [...html.matchAll(/(?:srcset="|, |src=")(\/[^ "]*)/g)].map(([, at]) => at);
    expect(addresses.length).toBeGreaterThan(1);
    for (const address of addresses) expect(address).toMatch(/^\/a\/sub\//);
  });
});
