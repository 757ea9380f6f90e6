import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compileArchive } from "../../src/compile/compile-archive.ts";
import { drawnPicture, emptyPng } from "./drawn-pictures.ts";
import { writeArchive, yamlEpisode } from "./write-archive.ts";

describe("the pictures of an archive", () => {
  test("are those that pages show: in notes, of the show, of episodes and people", async () => {
    const png = await drawnPicture("png", 30, 20);
    const content = writeArchive({
      "show.yaml": "title: Show\nimage: art.png\n",
      "one.md":
        yamlEpisode("One", "image: own.png\nguests: [Ann Bee]\n") + "\n![a lamp](a%20lamp.png?x)\n",
      "people/ann.md": "---\nname: Ann Bee\nimage: ann.png\n---\n",
      "pages/about.md": "---\ntitle: About\n---\n\n![](../page.png)\n",
      "art.png": png,
      "own.png": png,
      "a lamp.png": png,
      "people/ann.png": png,
      "page.png": png,
      "unused.png": png,
    });
    const { pictures, problems } = await compileArchive({ content });
    expect([...pictures.keys()].toSorted()).toEqual([
      "/a%20lamp.png",
      "/art.png",
      "/own.png",
      "/page.png",
      "/people/ann.png",
    ]);
    expect(pictures.get("/art.png")).toMatchObject({ width: 30, height: 20, bytes: png.length });
    expect(problems).toEqual([]);
  });

  test("that are damaged are told by their file, and the archive is whole", async () => {
    const png = await drawnPicture("png", 60, 40);
    const content = writeArchive({
      "one.md": yamlEpisode("One") + "\n![a lamp](images/lamp.png)\n",
      "images/lamp.png": png.subarray(0, png.length / 2),
    });
    const { pictures, problems, files } = await compileArchive({ content });
    expect(problems).toEqual([
      {
        severity: "warning",
        file: "images/lamp.png",
        line: 1,
        what: "The picture can't be read: its end is missing, and is published as it is",
        write: "export it again",
      },
    ]);
    expect(pictures.size).toBe(0);
    expect(files.map(({ to }) => to)).toContain("/images/lamp.png");
  });

  test("of more pixels than memory should hold have a size, and are not drawn anew", async () => {
    const content = writeArchive({
      "one.md": yamlEpisode("One") + "\n![a lamp](bomb.png)\n",
      "bomb.png": emptyPng(60_000, 60_000),
    });
    const { pictures, problems } = await compileArchive({ content });
    expect(pictures.get("/bomb.png")).toMatchObject({ width: 60_000, still: false });
    expect(problems.map(({ what }) => what)).toEqual([
      "The picture has 60000 × 60000 pixels, more than 40 million, and is published as it is",
    ]);
  });

  test("are measured anew when they change", async () => {
    const content = writeArchive({
      "one.md": yamlEpisode("One") + "\n![a lamp](lamp.png)\n",
      "lamp.png": await drawnPicture("png", 60, 40),
    });
    const before = await compileArchive({ content });
    writeFileSync(join(content, "lamp.png"), await drawnPicture("png", 20, 40));
    const after = await compileArchive({ content });
    expect(after.pictures.get("/lamp.png")).toMatchObject({ width: 20, height: 40 });
    expect(after.pictures.get("/lamp.png")?.hash).not.toBe(before.pictures.get("/lamp.png")?.hash);
  });
});
