import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Problem } from "../../src/compile/content-error.ts";
import { mergeTags } from "../../src/compile/tags.ts";
import { tagPath } from "../../src/model/paths.ts";

function merge(lists: string[][], aliases: Record<string, string[]> = {}) {
  const problems: Problem[] = [];
  const uses = lists.map((tags, index) => ({ file: `${index}.md`, line: 3, tags }));
  const { terms, tags } = mergeTags(uses, new Map(Object.entries(aliases)), (p) =>
    problems.push(p),
  );
  return { terms, tags, names: tags.map(({ name }) => name), problems };
}

describe("spellings of one tag", () => {
  test("case, hyphens, blanks, underscores and accents make no other tag", () => {
    const { tags, terms } = merge([
      ["Data Science"],
      ["data-science"],
      ["data_science"],
      ["Dáta Science"],
    ]);
    expect(tags).toEqual([{ slug: "data-science", name: "Data Science", count: 4 }]);
    expect(terms).toEqual(
      Array.from({ length: 4 }, () => [{ slug: "data-science", name: "Data Science" }]),
    );
  });

  test("apostrophes, dots between letters and an ampersand make none either", () => {
    expect(
      merge([["Node.js"], ["nodejs"], ["Q&A"], ["q and a"], ["What's new"], ["Whats new"]]).names,
    ).toEqual(["Node.js", "Q&A", "What's new"]);
    expect(merge([[".NET", "NET", "18.04", "1804", "C++", "C"]]).names).toHaveLength(6);
  });

  test("the most common spelling wins, then capitals, then the earliest", () => {
    expect(merge([["css"], ["css"], ["CSS"]]).names).toEqual(["css"]);
    expect(merge([["css"], ["CSS"]]).names).toEqual(["CSS"]);
    expect(merge([["web sites"], ["web-sites"]]).names).toEqual(["web sites"]);
  });

  test("the show file has the last word, and is not told what it knows", () => {
    const { names, problems } = merge([["Foghorns", "foghorn"], ["foghorn"]], {
      "Fog signals": ["foghorn", "foghorns"],
    });
    expect(names).toEqual(["Fog signals"]);
    expect(problems).toEqual([]);
  });

  test("a tag that an episode gives twice counts once", () => {
    expect(merge([["open source", "Open Source"]]).tags).toMatchObject([{ count: 1 }]);
  });

  test("one warning for each tag with several spellings, at the first odd one", () => {
    const { problems } = merge([["Lamps"], ["Lamps"], ["lamps"]]);
    expect(problems).toMatchObject([
      { severity: "warning", file: "2.md", line: 3, what: expect.stringContaining('"lamps"') },
    ]);
  });
});

describe("addresses of tags", () => {
  test("signs that tell tags apart tell their addresses apart", () => {
    const names = [
      "C",
      "C++",
      "C#",
      ".NET",
      "NET",
      "Node.js",
      "潮汐",
      "🎉",
      "/",
      "#",
      "?",
      "%",
      "a/b",
      "50%",
      "__proto__",
      "constructor",
    ];
    const { tags } = merge([names]);
    expect(tags.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
    expect(new Set(tags.map(({ slug }) => slug)).size).toBe(names.length);
    const slugOf = (name: string): string | undefined =>
      tags.find((tag) => tag.name === name)?.slug;
    expect(slugOf("C++")).toBe("c-plus-plus");
    expect(slugOf("C#")).toBe("c-sharp");
    expect(slugOf(".NET")).toBe("dot-net");
    expect(slugOf("潮汐")).toBe("潮汐");
  });

  test("whatever the tags are called, addresses are unique and one segment long", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 })),
        (names) => {
          const { tags } = merge([names.map((name) => name.trim()).filter((name) => name !== "")]);
          expect(new Set(tags.map(({ slug }) => slug.toLowerCase())).size).toBe(tags.length);
          for (const { slug } of tags) {
            expect(slug).toMatch(/^[\p{L}\p{N}][\p{L}\p{M}\p{N}-]*$/u);
            expect(tagPath(slug).split("/")).toHaveLength(4);
          }
        },
      ),
    );
  });
});
