import { describe, expect, test } from "vitest";
import { compileArchive } from "../../src/compile/compile-archive.ts";
import { formatProblem } from "../../src/compile/content-error.ts";
import { pelicanEpisode, writeArchive, yamlEpisode } from "./write-archive.ts";

/** File → path, and the redirects as "from → to". */
async function addressesOf(files: Record<string, string>) {
  const { sources, redirects, problems } = await compileArchive({ content: writeArchive(files) });
  return {
    paths: Object.fromEntries([...sources].map(([path, file]) => [file, path])),
    redirects: redirects.map(({ from, to }) => `${from} → ${to}`),
    errors: problems.filter(({ severity }) => severity === "error").map(formatProblem),
  };
}

const pathOf = async (file: string): Promise<string | undefined> =>
  (await addressesOf({ "a.md": file })).paths["a.md"];

describe("a stated address is kept to the letter", () => {
  test.each([
    ["save_as: trent-nelson-pyparallel.html", "/trent-nelson-pyparallel.html"],
    ["save_as: griatch_evennia.html\nurl: griatch_evennia.html", "/griatch_evennia.html"],
    ["save_as: fog/index.html\nurl: fog/", "/fog/"],
    ["url: /Fog/Horns.html", "/Fog/Horns.html"],
    ["url: fog", "/fog/"],
    ["permalink: /:year/:month/:title/", "/2019/03/fog-signals/"],
    ["slug: 4", "/episodes/4/"],
    ["slug: 0015", "/episodes/0015/"],
    ["url: https://a.example/fog.mp3", "/episodes/fog-signals/"],
  ])("%s", async (fields, path) => {
    expect(await pathOf(yamlEpisode("Fog signals", `${fields}\n`))).toBe(path);
  });

  test("an absolute address of the show's own site is its path", async () => {
    const { paths } = await addressesOf({
      "show.yaml": "url: https://fog.example\n",
      "a.md": yamlEpisode("A", "url: http://www.fog.example/horns/\n"),
    });
    expect(paths["a.md"]).toBe("/horns/");
  });
});

/** Where the overviews lead that Pelican writes of every archive. */
const OVERVIEWS = [
  "/archives.html → /archive/",
  "/tags.html → /tags/",
  "/authors.html → /guests/",
  "/categories.html → /",
];

describe("Pelican's own addresses keep working", () => {
  const files = {
    "a.md": pelicanEpisode("Episode 2 - Renée O’Hara"),
    "pages/about.md": "Title: About Us\n\nWords.\n",
  };

  test("they are the addresses where there is a pelicanconf.py", async () => {
    const { paths, redirects } = await addressesOf({
      ...files,
      "pelicanconf.py": "SITENAME = 'Fog'\n",
    });
    expect(paths).toEqual({
      "a.md": "/episode-2-renee-ohara.html",
      "pages/about.md": "/pages/about-us.html",
    });
    expect(redirects).toEqual(OVERVIEWS);
  });

  test("they redirect where there is none", async () => {
    const { paths, redirects } = await addressesOf(files);
    expect(paths).toEqual({
      "a.md": "/episodes/episode-2-renee-ohara/",
      "pages/about.md": "/about-us/",
    });
    expect(redirects).toEqual([
      "/episode-2-renee-ohara.html → /episodes/episode-2-renee-ohara/",
      "/pages/about-us.html → /about-us/",
      ...OVERVIEWS,
    ]);
  });

  test("its patterns are respected", async () => {
    const { paths } = await addressesOf({
      ...files,
      "pelicanconf.py":
        "ARTICLE_SAVE_AS = '{date:%Y}/{slug}/index.html'\nPAGE_SAVE_AS = \"{slug}.html\"\n",
    });
    expect(paths).toEqual({
      "a.md": "/2019/episode-2-renee-ohara/",
      "pages/about.md": "/about-us.html",
    });
  });

  test("the show file's pattern wins over them, and they redirect", async () => {
    const { paths, redirects } = await addressesOf({
      ...files,
      "pelicanconf.py": "",
      "show.yaml": "permalink: /{year}/{slug}/\n",
    });
    expect(paths["a.md"]).toBe("/2019/episode-2-renee-ohara/");
    expect(redirects).toContain("/episode-2-renee-ohara.html → /2019/episode-2-renee-ohara/");
  });
});

describe("derived addresses that collide", () => {
  const potluck = (number: number, date: string): string =>
    yamlEpisode("Potluck", `number: ${number}\n`).replace("2019-03-04", date);

  test("the oldest keeps the bare one, the others get their number", async () => {
    const { paths, errors } = await addressesOf({
      "a.md": potluck(45, "2019-05-01"),
      "b.md": potluck(12, "2019-01-01"),
      "c.md": potluck(60, "2019-09-01"),
    });
    expect(errors).toEqual([]);
    expect(paths).toEqual({
      "a.md": "/episodes/potluck-45/",
      "b.md": "/episodes/potluck/",
      "c.md": "/episodes/potluck-60/",
    });
  });

  test("without a number it is the date; names of files don't matter", async () => {
    const one = yamlEpisode("Potluck");
    const other = one.replace("2019-03-04", "2020-01-01");
    expect((await addressesOf({ "a.md": one, "b.md": other })).paths).toEqual({
      "a.md": "/episodes/potluck/",
      "b.md": "/episodes/potluck-2020-01-01/",
    });
    expect((await addressesOf({ "a.md": other, "b.md": one })).paths).toEqual({
      "a.md": "/episodes/potluck-2020-01-01/",
      "b.md": "/episodes/potluck/",
    });
  });

  test("a stated address goes before a derived one", async () => {
    const { paths } = await addressesOf({
      "a.md": yamlEpisode("Potluck"),
      "b.md": yamlEpisode("Other", "number: 9\nslug: potluck\n"),
    });
    expect(paths).toEqual({
      "a.md": "/episodes/potluck-2019-03-04/",
      "b.md": "/episodes/potluck/",
    });
  });
});

describe("old addresses redirect", () => {
  test("aliases, with and without a slash, and Jupiter's jb_url", async () => {
    const { redirects } = await addressesOf({
      "a.md": yamlEpisode("A", "aliases: [/2019/a/, old.html]\njb_url: /46582/a/\n"),
    });
    expect(redirects).toEqual([
      "/2019/a/ → /episodes/a/",
      "/46582/a/ → /episodes/a/",
      "/old.html → /episodes/a/",
    ]);
  });

  test("an old address that a page has now does not redirect", async () => {
    const { redirects } = await addressesOf({
      "a.md": yamlEpisode("A", "aliases: [/episodes/b/]\n"),
      "b.md": yamlEpisode("B"),
    });
    expect(redirects).toEqual([]);
  });

  test("an alias that leaves the folder is an error", async () => {
    const { errors } = await addressesOf({ "a.md": yamlEpisode("A", "aliases: [../../x]\n") });
    expect(errors).toEqual([expect.stringMatching(/^a\.md:5: .*leaves the output folder/)]);
  });
});
