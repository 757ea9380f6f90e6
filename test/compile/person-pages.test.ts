import { expect, test } from "vitest";
import { compileArchive } from "../../src/compile/compile-archive.ts";
import { writeArchive } from "./write-archive.ts";

const compile = (files: Record<string, string>) => compileArchive({ content: writeArchive(files) });

const episode = (title: string, date: string, guests: string, body = ""): string =>
  `---\ntitle: ${title}\ndate: ${date}\naudio: https://audio.example/${title}.mp3\n${guests ? `guests: ${guests}\n` : ""}---\n\n${body}`;

const PICKS = "## Picks\n- Ann: [Lamp](https://lamp.example/)\n- Bo: Tea\n";

test("a person knows their spellings, what they picked and where they are named", async () => {
  const { people } = await compile({
    "show.yaml": "title: Lamps\nhosts: [Bo Dee]\npeople:\n  Ann Lee: [Annie Lee]\n",
    "a.md": episode("One", "2020-01-01", "Annie Lee", PICKS),
    "b.md": episode("Two", "2020-02-01", "Ann Lee"),
  });
  const ann = people.find(({ person }) => person.slug === "ann-lee");
  expect(ann).toMatchObject({
    person: { name: "Ann Lee", guested: 2, hosted: 0 },
    spellings: [{ name: "Annie Lee", by: "show file" }],
    named: [{ source: "stated", episodes: 2 }],
    picks: [
      { title: "Lamp", url: "https://lamp.example/", kind: "site", episode: { title: "One" } },
    ],
  });
  const bo = people.find(({ person }) => person.slug === "bo-dee");
  expect(bo).toMatchObject({ person: { hosted: 2 }, picks: [{ title: "Tea" }] });
});

test("people of one name are kept apart by a number, or by files of their own", async () => {
  const { people, episodes } = await compile({
    "a.md": episode("One", "2020-01-01", "Ann Lee"),
    "b.md": episode("Two", "2020-02-01", "Ann Lee (2)"),
    "c.md": episode("Three", "2020-03-01", "[bo-dee, bo-dee-painter]"),
    "people/bo-dee.md": "---\ntitle: Bo Dee\ngithub: bo\n---\n",
    "people/bo-dee-painter.md": "---\ntitle: Bo Dee\ngithub: painter\n---\n",
  });
  expect(people.map(({ person }) => [person.slug, person.name, person.guested])).toEqual([
    ["ann-lee", "Ann Lee", 1],
    ["ann-lee-2", "Ann Lee", 1],
    ["bo-dee", "Bo Dee", 1],
    ["bo-dee-painter", "Bo Dee", 1],
  ]);
  expect(people[3]?.person.links).toEqual([{ title: "GitHub", url: "https://github.com/painter" }]);
  expect(episodes[0]?.episode.guests).toEqual([
    { slug: "bo-dee", name: "Bo Dee" },
    { slug: "bo-dee-painter", name: "Bo Dee" },
  ]);
});
