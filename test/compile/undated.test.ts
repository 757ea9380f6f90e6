import { describe, expect, test } from "vitest";
import { compileArchive } from "../../src/compile/compile-archive.ts";
import { formatProblem } from "../../src/compile/content-error.ts";
import { pelicanEpisode, writeArchive } from "./write-archive.ts";

const WORDS = "Words alone.\n";
const ABOUT = "---\ntitle: About\n---\n\nWho we are.\n";

async function compiled(files: Record<string, string>) {
  const { problems, catalog, pages } = await compileArchive({ content: writeArchive(files) });
  return {
    errors: problems.filter(({ severity }) => severity === "error").map(formatProblem),
    warnings: problems.filter(({ severity }) => severity === "warning").map(formatProblem),
    episodes: catalog.episodes.map(({ title }) => title),
    pages: pages.map(({ page }) => page.path),
  };
}

const hugo = { "episode/one.md": pelicanEpisode("One"), "episode/two.md": pelicanEpisode("Two") };

describe("a file with a title and no date", () => {
  test("is a page where it stands apart from the episodes, and says so", async () => {
    const found = await compiled({
      ...hugo,
      "about.md": ABOUT,
      "index.md": ABOUT,
      "crew.md": ABOUT,
    });
    expect(found.errors).toEqual([]);
    expect(found.warnings).toContain(
      `about.md:1: The file has no date, so it is a page; write "date: 2015-10-05" to make it an episode, or "type: page"`,
    );
    expect(found.pages.toSorted()).toEqual(["/about-2/", "/about/", "/crew/"]);
    expect(found.episodes).toEqual(["One", "Two"]);
  });

  test("is a page among episodes in one folder when its name is a page's, or theirs are numbers", async () => {
    const found = await compiled({ "x.md": pelicanEpisode("X"), "about.md": ABOUT });
    expect(found).toMatchObject({ errors: [], pages: ["/about/"] });
    const numbered = await compiled({
      "001.md": pelicanEpisode("X"),
      "002.md": pelicanEpisode("Y"),
      "the-crew.md": ABOUT,
    });
    expect(numbered).toMatchObject({ errors: [], pages: ["/the-crew/"] });
  });

  test("is an episode that lost its date, and an error, where its neighbours are episodes", async () => {
    const { errors } = await compiled({ ...hugo, "episode/three.md": ABOUT });
    expect(errors).toEqual([
      `episode/three.md:1: The date is missing; write "date: 2015-10-05", or "type: page" if this is no episode`,
    ]);
    const bundles = await compiled({
      "episode/one/index.md": pelicanEpisode("One"),
      "episode/two/index.md": ABOUT,
    });
    expect(bundles.errors).toEqual([
      expect.stringMatching(/^episode\/two\/index\.md:1: The date is/),
    ]);
  });

  test("is an error where the archive has no episode", async () => {
    const { errors } = await compiled({ "about.md": ABOUT });
    expect(errors).toEqual([expect.stringMatching(/^about\.md:1: The date is missing/)]);
  });
});

describe("a file without a header", () => {
  test.each([
    "README.md",
    "LICENSE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "_config.md",
    "notes.md",
  ])("%s beside good episodes is left out with a warning", async (name) => {
    const { errors, warnings } = await compiled({ "a.md": pelicanEpisode("A"), [name]: WORDS });
    expect(errors).toEqual([]);
    expect(warnings).toEqual([
      `${name}:1: The file has no title, and is left out; begin it with "title: …" to make it a page`,
    ]);
  });

  test("elsewhere than among the episodes is left out, Jekyll's front page too", async () => {
    const files = { ...hugo, "docs/style.md": WORDS, "index.md": "---\nlayout: home\n---\n" };
    const { errors, warnings } = await compiled(files);
    expect(errors).toEqual([]);
    expect(warnings).toEqual([
      expect.stringMatching(
        /^docs\/style\.md:1: The file has no title and no date, and is left out/,
      ),
      expect.stringMatching(/^index\.md:1: The file has no title and no date, and is left out/),
    ]);
  });

  test("is an error among the episodes, and in an archive of nothing else", async () => {
    const among = await compiled({ ...hugo, "episode/three.md": WORDS });
    expect(among.errors).toEqual([
      expect.stringMatching(/^episode\/three\.md:1: The file has no title and no date; begin/),
    ]);
    const alone = await compiled({ "1.md": WORDS, "2.md": WORDS });
    expect(alone.errors).toHaveLength(2);
  });
});
