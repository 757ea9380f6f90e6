import { describe, expect, test } from "vitest";
import type { Problem } from "../../src/compile/content-error.ts";
import { creditPeople, type PeopleEvidence } from "../../src/compile/people.ts";
import { notedPeople } from "../../src/compile/people-evidence.ts";
import { notesOf } from "./notes.ts";

const HOSTED = "## Brief Introduction\n- Your hosts as usual are Tobias Macey and Chris Patti\n";

function withPeople(notes: ReturnType<typeof notesOf>): PeopleEvidence["notes"] {
  return { ...notes, people: notedPeople(notes.sections) };
}

function credit(
  episodes: (Partial<PeopleEvidence> & { body: string })[],
  show: { hosts?: string[]; aliases?: [string, string][] } = {},
): {
  guests: string[];
  hosts: string[];
  credits: ReturnType<typeof creditPeople>;
  problems: Problem[];
} {
  const problems: Problem[] = [];
  const credits = creditPeople(
    episodes.map(({ body, ...rest }, i) => ({
      title: "A title",
      statedGuests: [],
      statedHosts: [],
      date: "2020-01-01",
      file: `${i}.md`,
      ...rest,
      notes: withPeople(notesOf(body)),
    })),
    { hosts: show.hosts ?? [], aliases: new Map(show.aliases) },
    (problem) => problems.push(problem),
  );
  const named = (role: string): string[] =>
    (credits[0] ?? []).filter((c) => c.role === role).map((c) => c.name);
  return { guests: named("guest"), hosts: named("host"), credits, problems };
}

describe("guests", () => {
  test("metadata is enough, and ends the search", () => {
    const { credits } = credit([
      { statedGuests: ["Ada Byron"], body: "## Interview with Bo Cole" },
    ]);
    expect(credits[0]).toEqual([{ name: "Ada Byron", role: "guest", sources: ["stated"] }]);
  });

  test.each([
    ["a heading", "## An Interview with Ada Byron\n- x", ["Ada Byron"]],
    ["a heading the other way round", "## Ada Byron Interview", ["Ada Byron"]],
    [
      "an introduction",
      "## Intro\n- Today we're interviewing Jacques de Hooge and Bryan Van de Ven about X",
      ["Jacques de Hooge", "Bryan Van de Ven"],
    ],
    [
      "a list of guests",
      "## Guests\n* [Ada Byron](https://a.example)\n* [@ada](https://a.example)",
      ["Ada Byron"],
    ],
    ["a summary", "## Summary\nWe are joined by João Santos of Zalando.", ["João Santos"]],
  ])("%s names them", (_, body, expected) => {
    expect(credit([{ body }]).guests).toEqual(expected);
  });

  test("sources that agree are listed, the most trusted first", () => {
    const { credits } = credit([
      {
        title: "Engines with Ada Byron",
        body: "## Summary\nAda Byron builds.\n\n## Interview with Ada Byron\n- x\n\n## Picks\n- Ada\n    - [Tea](/tea)",
      },
    ]);
    expect(credits[0]).toEqual([
      { name: "Ada Byron", role: "guest", sources: ["title", "heading", "summary", "picks"] },
    ]);
  });

  test("a misspelling is taken for the title's name, and is reported", () => {
    const { guests, problems } = credit([
      { title: "Mark Baggett on Security", body: "## Interview with Mark Bagett" },
    ]);
    expect(guests).toEqual(["Mark Baggett"]);
    expect(problems).toMatchObject([
      { severity: "warning", file: "0.md", what: expect.stringContaining("Mark Bagett") },
    ]);
  });

  test("first names find the full names in the summary", () => {
    const body =
      "## Summary\nWe discuss sites with Roberto Alsina of Nikola and Justin Mayer of Pelican.\n\n## Picks\n- Roberto\n    - [a](/a)\n- Justin\n    - [b](/b)";
    expect(credit([{ title: "Static Sites", body }]).guests).toEqual([
      "Roberto Alsina",
      "Justin Mayer",
    ]);
  });

  test("a guest named only in picks and contacts is a guest; in one of them alone, not", () => {
    const both = "## Picks\n- Laurie\n    - [a](/a)\n\n## Keep in touch\n- Laurie\n    - [b](/b)";
    expect(credit([{ body: both }]).guests).toEqual(["Laurie"]);
    expect(credit([{ body: both.replace("Keep in touch", "Elsewhere") }]).guests).toEqual([]);
  });

  test.each([
    ["the template's name", "x", "## Interview with Firstname Lastname"],
    ["a company", "Open Source at Zalando", "## Interview with Zalando"],
    ["a thing in a title", "Hosting Fonts With Cloudflare", "text"],
    ["a title alone", "Hosting Fonts With Visual Studio", "text"],
    ["what stands in a list of links", "x", "## Links\n- [An Interview with James Bottomley](/x)"],
    [
      "what follows a guest's name",
      "x",
      "## Intro\n- Overview - Interview with someone, Prolific Author",
    ],
    ["a label above contacts", "x", "## Picks\n- Travis Contacts\n    - [a](/a)"],
  ])("%s is no guest", (_, title, body) => {
    expect(credit([{ title, body }]).guests).toEqual([]);
  });

  test("what follows a comma describes, unless a second place names it", () => {
    const body =
      "## Intro\n- Overview - Interview with Allen Downey, Prolific Author and Professor";
    expect(credit([{ body }]).guests).toEqual(["Allen Downey"]);
    expect(
      credit([
        {
          title: "Bandit with Ann Low, Bea Rush and Cy Dale",
          body: "## Intro\n- Interview with Ann Low, Bea Rush and Cy Dale",
        },
      ]).guests,
    ).toEqual(["Ann Low", "Bea Rush", "Cy Dale"]);
  });

  test("a lone name needs two phrases that say guest", () => {
    expect(
      credit([
        {
          title: "Griatch on Evennia",
          body: "## Intro\n- interviewing Griatch about Evennia\n\n## Interview with Griatch",
        },
      ]).guests,
    ).toEqual(["Griatch"]);
  });

  test("a host is no guest, and a guest with a host's first name is one", () => {
    const body = `${HOSTED}- Today we are interviewing Chris McDonough\n\n## Interview with Tobias Macey\n\n## Picks\n- Chris\n    - [a](/a)`;
    expect(credit([{ body }]).guests).toEqual(["Chris McDonough"]);
  });

  test("titles count on their own where the archive's titles have proved right", () => {
    const told = ["Ann Low", "Bea Rush", "Cy Dale"].map((name) => ({
      title: `On X with ${name}`,
      statedGuests: [name],
      body: "x",
    }));
    expect(credit([{ title: "On Y with Ada Byron", body: "x" }, ...told]).guests).toEqual([
      "Ada Byron",
    ]);
    expect(credit([{ title: "On Y with Ada Byron", body: "x" }]).problems[0]!.write).toBe(
      "guests: Ada Byron",
    );
  });

  test("aliases make one person of several spellings", () => {
    expect(
      credit([{ statedGuests: ["ada"], body: "" }], { aliases: [["Ada", "Ada Byron"]] }).guests,
    ).toEqual(["Ada Byron"]);
  });
});

describe("hosts", () => {
  test.each([
    ["- Your hosts as usual are Tobias Macey and Chris Patti", ["Tobias Macey", "Chris Patti"]],
    ["- Hosts - Tobias Macey and Chris Patti", ["Tobias Macey", "Chris Patti"]],
    ["- Hosts Tobias Macey and Chris Patti", ["Tobias Macey", "Chris Patti"]],
    ["- Your host today is Tobias Macey", ["Tobias Macey"]],
    ["- Rackspace hosts TempNB and other services", []],
  ])("%s", (line, hosts) => {
    expect(credit([{ body: `## Intro\n${line}` }]).hosts).toEqual(hosts);
  });

  test("the regular hosts host where nobody is named", () => {
    const { credits } = credit([{ body: "x" }, { body: HOSTED }, { body: HOSTED }]);
    expect(credits[0]).toEqual([
      { name: "Tobias Macey", role: "host", sources: ["regular host"] },
      { name: "Chris Patti", role: "host", sources: ["regular host"] },
    ]);
  });

  test("nobody is made a regular host of an archive that mostly does not say", () => {
    expect(
      credit([{ body: "x" }, { body: "y" }, { body: "z" }, { statedHosts: ["CJ"], body: "x" }])
        .hosts,
    ).toEqual([]);
  });

  test("the show file's hosts fill the gaps, and yield to the episode's own", () => {
    expect(credit([{ body: "x" }], { hosts: ["Ada Byron"] }).hosts).toEqual(["Ada Byron"]);
    expect(credit([{ body: HOSTED }], { hosts: ["Ada Byron"] }).hosts).toEqual([
      "Tobias Macey",
      "Chris Patti",
    ]);
  });
});
