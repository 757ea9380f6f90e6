import { describe, expect, test } from "vitest";
import { readFrontMatter } from "../../src/compile/front-matter.ts";
import { nameShown, readPeopleFiles, readStatedPeople } from "../../src/compile/people-files.ts";
import { nameSlug } from "../../src/compile/slug.ts";
import { personLink } from "../../src/compile/web-address.ts";

const source = (file: string, text: string) => ({ file, ...readFrontMatter(text, file, () => {}) });

const people = readPeopleFiles(
  [
    source(
      "people/ann.md",
      "---\ntitle: Ann Bee\nusername: annie\ngithub: annbee\nlinkedin: null\navatar: /ann.png\n---\n\n# Ann\n\nMakes *fog*, see [here](https://x.example).\n",
    ),
  ],
  () => {},
);

function stated(yaml: string) {
  const unknown: string[] = [];
  const { fields } = source("a.md", `---\n${yaml}\n---\n`);
  const found = readStatedPeople(fields, ["guests", "guest"], people, (id) => unknown.push(id));
  return { names: found.map(({ name }) => name), found, unknown };
}

test("a person's file: name, links, words and picture, by file name and user name", () => {
  expect(people.get("ann")).toEqual({
    file: "people/ann.md",
    name: "Ann Bee",
    links: [{ title: "GitHub", url: "https://github.com/annbee" }],
    bio: "Makes fog, see here.",
    image: { address: "/ann.png", line: 6 },
  });
  expect(people.get("annie")).toBe(people.get("ann"));
});

test.each([
  ["guests: [ann, Cy Dee]", ["Ann Bee", "Cy Dee"]],
  ["Guests: ANN", ["Ann Bee"]],
  ["guests: Cy Dee, Eve Foe & Gil Hue and Ann Bee", ["Cy Dee", "Eve Foe", "Gil Hue", "Ann Bee"]],
  ["guest: {name: Cy Dee, of: Fog}", ["Cy Dee"]],
  ["guest:\n  - name: Cy Dee\n  - name: Eve Foe", ["Cy Dee", "Eve Foe"]],
  ["guests: [Cy Dee, Cy Dee]", ["Cy Dee"]],
  ["guests: []", []],
  ["guests: null", []],
])("%s", (yaml, names) => {
  expect(stated(yaml).names).toEqual(names);
});

test("an id without a file is its own name, and told", () => {
  expect(stated("guests: [stolinski, Cy Dee]")).toMatchObject({
    names: ["stolinski", "Cy Dee"],
    unknown: ["stolinski"],
  });
});

test("links of a record, from addresses and handles", () => {
  const { found } = stated(
    "guest: {name: Cy, twitter: '@cy', mastodon: '@cy@fog.example', url: https://cy.example/}",
  );
  expect(found[0]?.links).toEqual([
    { title: "Twitter", url: "https://twitter.com/cy" },
    { title: "Mastodon", url: "https://fog.example/@cy" },
    { title: "Website", url: "https://cy.example/" },
  ]);
});

test.each([
  ["homepage", "javascript:alert(1)"],
  ["github", "a/../b"],
  ["twitter", "not a handle"],
  ["mastodon", "nohost"],
  ["email", "nobody"],
  ["shoe_size", "https://x.example"],
  ["twitter", 7],
])("%s: %s is no link", (key, value) => {
  expect(personLink(key, value)).toBeUndefined();
});

describe("people of one name", () => {
  const folder = (files: string[]) =>
    readPeopleFiles(
      files.map((name) => source(`people/${name}.md`, "---\ntitle: Ann Lee\n---\n")),
      () => undefined,
    );

  test("two files are two people; the one that bears the mere name keeps it", () => {
    const same = folder(["ann-lee-physicist", "ann-lee"]);
    const names = ["ann-lee", "ann-lee-physicist"].map((id) => same.get(id)?.name ?? "");
    expect(names[0]).toBe("Ann Lee");
    expect(names[1]).not.toBe("Ann Lee");
    expect(names.map(nameShown)).toEqual(["Ann Lee", "Ann Lee"]);
    expect(names.map(nameSlug)).toEqual(["ann-lee", "ann-lee-physicist"]);
  });

  test("a number after the name is a mark and is not shown, other brackets are", () => {
    expect(nameShown("Ann Lee (2)")).toBe("Ann Lee");
    expect(nameShown("Ann Lee (Acme)")).toBe("Ann Lee (Acme)");
  });
});
