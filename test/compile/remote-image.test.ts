import { describe, expect, test } from "vitest";
import { compileArchive } from "../../src/compile/compile-archive.ts";
import { formatProblem } from "../../src/compile/content-error.ts";
import { notesOf } from "./notes.ts";
import { pelicanEpisode, writeArchive } from "./write-archive.ts";

const images = (html: string): string[] => html.match(/<img[^>]*>/g) ?? [];

describe("images of other sites", () => {
  test("are asked for by https, whatever was written", () => {
    const { html, problems } = notesOf(
      "![a](http://a.example/1.png) ![b](//b.example/2.png) ![c](HTTPS://c.example/3.png)",
    );
    expect(images(html).map((tag) => /src="([^"]*)"/.exec(tag)?.[1])).toEqual([
      "https://a.example/1.png",
      "https://b.example/2.png",
      "https://c.example/3.png",
    ]);
    expect(problems).toMatchObject([
      { severity: "warning", what: expect.stringContaining("http") },
    ]);
  });

  test.each<[string, string[], string, string]>([
    ["none", [], "![A lamp](https://img.example/1.png)", "A lamp"],
    ["another host", ["other.example"], "![](https://img.example/1.png)", "img.example"],
    ["a host that only ends alike", ["g.example"], "![A](https://img.example/1.png)", "A"],
  ])("become links where the show allows %s", (_, imageHosts, markdown, words) => {
    const { html, problems } = notesOf(markdown, { imageHosts });
    expect(html).toBe(
      `<p><a href="https://img.example/1.png" rel="external noopener">${words}</a></p>`,
    );
    expect(problems).toContainEqual(
      expect.objectContaining({ write: "images: [img.example] in show.yaml" }),
    );
  });

  test("are their own words within a link, for links do not nest", () => {
    const { html } = notesOf("[![A lamp](https://img.example/1.png)](https://a.example)", {
      imageHosts: [],
    });
    expect(html).toBe('<p><a href="https://a.example" rel="external noopener">A lamp</a></p>');
  });

  test("stay where their host, or the site above it, is allowed, and so do the archive's own", () => {
    const { html } = notesOf(
      "![a](https://img.example/1.png) ![b](https://x.img.example/2.png) ![c](/3.png)",
      {
        imageHosts: ["img.example"],
      },
    );
    expect(images(html)).toHaveLength(3);
  });

  test("the show file decides for notes and descriptions alike", async () => {
    const content = writeArchive({
      "show.yaml": "images: none\n",
      "a.md": pelicanEpisode("A", "Summary: ![x](https://img.example/1.png) said\n").concat(
        "\n![y](https://img.example/2.png)\n",
      ),
    });
    const { episodes, imageHosts } = await compileArchive({ content });
    const html = episodes[0]?.episode.sections.map((section) => section.html).join("") ?? "";
    expect(imageHosts).toEqual([]);
    expect(html).toContain('href="https://img.example/1.png"');
    expect(html).toContain('href="https://img.example/2.png"');
    expect(images(html)).toEqual([]);
  });

  const compiled = (line: string) =>
    compileArchive({
      content: writeArchive({ "show.yaml": `${line}\n`, "a.md": pelicanEpisode("A") }),
    });

  test("a word that is no host is an error with its line", async () => {
    const { problems } = await compiled("images: [not a host]");
    expect(problems.map(formatProblem)).toEqual([
      expect.stringMatching(/show\.yaml:1: images: "not a host" is no host; write "images:/),
    ]);
  });

  test("all are allowed where the show file says so, or nothing", async () => {
    for (const line of ["images: all", ""]) {
      const { problems, imageHosts } = await compiled(line);
      expect([imageHosts, problems]).toEqual([undefined, []]);
    }
  });
});
