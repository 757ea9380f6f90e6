import { expect, test } from "vitest";
import { compileArchive } from "../../src/compile/compile-archive.ts";
import { formatProblem } from "../../src/compile/content-error.ts";
import { pelicanEpisode, writeArchive, yamlEpisode } from "./write-archive.ts";

async function compiled(show: string) {
  const content = writeArchive({ "show.yaml": show, "a.md": pelicanEpisode("A") });
  const { problems, catalog } = await compileArchive({ content });
  return {
    show: catalog.show,
    problems: problems.map((problem) => `${problem.severity}: ${formatProblem(problem)}`),
  };
}

test.each([
  [
    "title: 3\n",
    `warning: show.yaml:1: The title "3" is no words; write "title: The Show's Name", or put it in quotes`,
  ],
  [
    "title: true\n",
    `warning: show.yaml:1: The title "true" is no words; write "title: The Show's Name", or put it in quotes`,
  ],
  ["title: {a: b}\n", `error: show.yaml:1: title is not text; write "title: some words"`],
  [
    "title: Fog\nhosts: {a: 1}\n",
    `error: show.yaml:2: hosts: an entry is no name; write "hosts: [First Last]"`,
  ],
  [
    "title: Fog\nhosts: 7\n",
    `error: show.yaml:2: hosts: "7" is no name; write "hosts: [First Last]"`,
  ],
  [
    "title: Fog\n\ntimezone: Mars\n",
    `error: show.yaml:3: "Mars" is no time zone; write one such as "timezone: Europe/Berlin"`,
  ],
  [
    "title: Fog\nplayers: true\n",
    `error: show.yaml:2: players: "true" is no host; write "players: [player.example.com]"`,
  ],
  [
    "title: Fog\nemail: me\n",
    `warning: show.yaml:2: email is no address; write one such as "email: me@example.org"`,
  ],
  [
    "title: Fog\nfeed: gone.xml\n",
    `error: show.yaml:2: The feed "gone.xml" is missing; put its RSS file into the content folder, or remove the line`,
  ],
  [
    "title: Fog\ncategory: Tech\n",
    `error: show.yaml:2: "Tech" is no category of Apple's; write "category: News > Tech News", or "Technology"`,
  ],
  [
    "title: Fog\ncategory: Arts > Documentary\n",
    `error: show.yaml:2: "Arts > Documentary" is no category of Apple's; write "category: Society & Culture > Documentary"`,
  ],
  [
    "title: Fog\nexplicit: perhaps\n",
    `error: show.yaml:2: explicit is neither yes nor no; write "explicit: true" or "explicit: false"`,
  ],
  [
    "title: Fog\ntype: daily\n",
    `error: show.yaml:2: type: "daily" is none; write "type: episodic" or "type: serial"`,
  ],
  [
    "title: Fog\nlocked: yes\n",
    `error: show.yaml:2: A locked feed needs an address at which to ask; write "email: me@example.org" beside it`,
  ],
  [
    "title: Fog\nguid: my-show\n",
    `error: show.yaml:2: guid: "my-show" is none; write the podcast:guid of the show's feed, such as 9b024349-ccf0-5f69-a609-6b82873eab3c`,
  ],
  [
    "title: Fog\nfunding: { Give: give }\n",
    `error: show.yaml:2: funding: "give" is no web address; write "Support the show: https://example.org/give" below funding:`,
  ],
  [
    "title: Fog\nseasons: { First: 1 }\n",
    `error: show.yaml:2: seasons are not names by number; write "1: The first year" below seasons:`,
  ],
  [
    "title: Fog\nimage: gone.png\n",
    `warning: show.yaml:2: There is no file "gone.png"; correct the address, or add the file`,
  ],
])("%j is told with its line", async (text, said) => {
  expect((await compiled(text)).problems).toEqual([said]);
});

test("a show file that is no YAML is called by its name", async () => {
  const { problems } = await compiled("title: a: b: c\n");
  expect(problems).toEqual([
    expect.stringMatching(/^error: show\.yaml:1: The show file is not valid YAML/),
  ]);
});

test("a number in quotes is a title, and a known zone is one", async () => {
  const { show, problems } = await compiled(`title: "1999"\ntimezone: Europe/Berlin\n`);
  expect(show.title).toBe("1999");
  expect(problems).toEqual([]);
});

test("an episode's guests without a name and tags that are no list are told with their line", async () => {
  const content = writeArchive({ "a.md": yamlEpisode("A", "guests: 7\ntags: {a: b}\n") });
  const { problems, catalog } = await compileArchive({ content });
  expect(problems.map(formatProblem)).toEqual([
    `a.md:5: guests: "7" is no name; write "guests: First Last", or a list of names`,
    `a.md:6: The field "tags" is no list; write "tags: [Fog, Lamps]"`,
  ]);
  expect(catalog.people).toEqual([]);
});
