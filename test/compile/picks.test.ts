import { describe, expect, test } from "vitest";
import type { NotedPicks } from "../../src/compile/picks.ts";
import { notesOf } from "./notes.ts";

/** "who > title ~ note -> url", a line a pick. */
const lines = (markdown: string): string[] =>
  notesOf(markdown).picks.flatMap(({ who, items }: NotedPicks) =>
    items.map(
      ({ title, note, url }) =>
        `${who.join(" & ") || "-"} > ${title}${note ? ` ~ ${note}` : ""}${url ? ` -> ${url}` : ""}`,
    ),
  );

describe("a section of picks", () => {
  test("a person stands above a list, and kinds of things stand between", () => {
    expect(
      lines(`## Picks
- Tobias
    - [One](http://one.example)
    - Used bookstores
        - [Barn](http://barn.example)
    - [Two](http://two.example) by Someone
        - [Aside](http://aside.example)
        - Made by [Ann](http://ann.example)
- Ada Byron
    - Belgian beer
- Ada Contacts
    - [@ada](http://ada.example)
`),
    ).toEqual([
      "Tobias > One -> http://one.example",
      "Tobias > Barn ~ Used bookstores -> http://barn.example",
      "Tobias > Two ~ by Someone -> http://two.example",
      "Tobias > Aside -> http://aside.example",
      "Ada Byron > Belgian beer",
    ]);
  });

  test.each([
    ["before it", "## Sick Picks\n- Wes: [Lamp](/lamp)\n- Scott: [Shoe](/shoe) for feet"],
    ["below a heading", "## Picks\n### Wes\n- [Lamp](/lamp)\n### Scott\n- [Shoe](/shoe) for feet"],
    [
      "below bold words",
      "## Picks\n\n**Wes**\n\n- [Lamp](/lamp)\n\n**Scott**\n\n- [Shoe](/shoe) for feet",
    ],
    [
      "in a definition list",
      "## Picks\n<dl><dt>Wes</dt><dd><a href='/lamp'>Lamp</a></dd><dt>Scott</dt><dd><a href='/shoe'>Shoe</a> for feet</dd></dl>",
    ],
    [
      "below a lone word",
      "Talk of lamps.\n\n**Picks**\n\n- Wes: [Lamp](/lamp)\n- Scott: [Shoe](/shoe) for feet",
    ],
    [
      "in the headings",
      "## Wes's picks\n- [Lamp](/lamp)\n\n## Picks from Scott\n- [Shoe](/shoe) for feet",
    ],
  ])("the person stands %s", (_, markdown) => {
    expect(lines(markdown)).toEqual(["Wes > Lamp -> /lamp", "Scott > Shoe ~ for feet -> /shoe"]);
  });

  test("two people may pick one thing, and one line may hold several", () => {
    expect(
      lines(
        "## Picks\n- Wes and Scott: [Lamp](/lamp).\n- Wes: [A](/a), [B](/b) and [C](/c) for tea.\n- Ann:\n  * 1: [D](/d)\n  * 2: [E](/e)",
      ),
    ).toEqual([
      "Wes & Scott > Lamp -> /lamp",
      "Wes > A -> /a",
      "Wes > B -> /b",
      "Wes > C ~ for tea -> /c",
      "Ann > D -> /d",
      "Ann > E -> /e",
    ]);
  });

  test("without names picks are nobody's, and none is made of a line of prose", () => {
    expect(lines("## Picks\n- [Lamp](/lamp)\n- [Shoe - for two feet](/shoe)\n- Tea")).toEqual([
      "- > Lamp -> /lamp",
      "- > Shoe - for two feet -> /shoe",
      "- > Tea",
    ]);
    expect(
      lines(
        "## Picks\n- Wes: [Lamp](/lamp)\n- XYZ\n\nThe music is [Waltz](/waltz) by [Ann](/ann).",
      ),
    ).toEqual(["Wes > Lamp -> /lamp"]);
  });

  test("a list of places on the web below a heading of its own is none of theirs", () => {
    expect(lines("## Picks\n- Wes: [Lamp](/lamp)\n\n#### Twitter\n- [@wes](/wes)")).toEqual([
      "Wes > Lamp -> /lamp",
    ]);
  });

  test("what links nowhere keeps its words, a bare address loses its scheme", () => {
    expect(lines("## Picks\n- Wes: Walking.\n- Ann: <https://www.lamp.example/>\n- Bo:")).toEqual([
      "Wes > Walking",
      "Ann > lamp.example -> https://www.lamp.example/",
    ]);
  });
});

describe("a line that says that it is a pick", () => {
  test.each([
    ["- [Pick: Lamp](/lamp) — a light", "- > Lamp ~ a light -> /lamp"],
    ["- Pick: [Lamp](/lamp)", "- > Lamp -> /lamp"],
    ["- Wes's pick: [Lamp](/lamp)", "Wes > Lamp -> /lamp"],
    ["- App Pick: [Lamp](/lamp)", "- > Lamp -> /lamp"],
    ["- Pick of the week: [Lamp](/lamp)", "- > Lamp -> /lamp"],
    ["10:00 - Dave\n- Sick Pick: [Lamp](/lamp)", "Dave > Lamp -> /lamp"],
  ])("%s", (markdown, expected) => {
    expect(lines(`## Links\n${markdown}`)).toEqual([expected]);
  });

  test.each(["- [How to pick a lamp](/lamp)", "- Picked up [a lamp](/lamp)", "- Pick one: or two"])(
    "%s is none",
    (markdown) => {
      expect(lines(`## Links\n${markdown}`)).toEqual([]);
    },
  );
});

test("a name set apart by a dash alone is doubtful", () => {
  expect(notesOf("## Picks\n- AJ- [Lamp](/lamp)").picks).toMatchObject([
    { who: ["AJ"], doubtful: true },
  ]);
});
