import { expect, test } from "vitest";
import { attributePicks, reportUnknownPickers } from "../../src/compile/pick-people.ts";
import type { Credit } from "../../src/model/episode.ts";
import type { Problem } from "../../src/compile/content-error.ts";

const credit = (name: string, role: Credit["role"]): Credit => ({
  name,
  slug: name.toLowerCase().replaceAll(" ", "-"),
  role,
  sources: ["stated"],
});
const CAST = [credit("Tobias Macey", "host"), credit("Jonathan Peirce", "guest")];

function whoOf(label: string, cast = CAST, aliases: Record<string, string> = {}): string {
  const [pick] = attributePicks([{ who: [label], items: [{ title: "Lamp" }] }], cast, {
    canonical: (name) => (aliases[name] ? { name: aliases[name] } : undefined),
    hosts: [{ name: "Chris Patti", slug: "chris-patti" }],
  });
  const [who] = pick?.who ?? [];
  return `${who?.name} (${who?.slug ?? "no page"})`;
}

test.each([
  ["in full", "Tobias Macey", "Tobias Macey (tobias-macey)"],
  ["by the first name", "Tobias", "Tobias Macey (tobias-macey)"],
  ["by the last name", "Peirce", "Jonathan Peirce (jonathan-peirce)"],
  ["by the start of the first name", "Jon", "Jonathan Peirce (jonathan-peirce)"],
  ["with a slip of the pen", "Jonathan Pierce", "Jonathan Peirce (jonathan-peirce)"],
  ["as a host who is not credited here", "Chris", "Chris Patti (chris-patti)"],
  ["as nobody known", "Zoe", "Zoe (no page)"],
])("a label names someone %s", (_, label, expected) => {
  expect(whoOf(label)).toBe(expected);
});

test("the one name left belongs to the one guest left, if they begin alike", () => {
  expect(whoOf("Dave", [credit("David Beazley", "guest")])).toBe("David Beazley (david-beazley)");
  expect(whoOf("Zoe", [credit("David Beazley", "guest")])).toBe("Zoe (no page)");
});

test("of two who share a first name, it is the host's", () => {
  const cast = [credit("Chris Patti", "host"), credit("Chris Wong", "guest")];
  expect(whoOf("Chris", cast)).toBe("Chris Patti (chris-patti)");
  expect(whoOf("Chris", [credit("Chris Wong", "guest"), credit("Chris Ode", "guest")])).toBe(
    "Chris (no page)",
  );
});

test("the show file knows other names", () => {
  expect(whoOf("Zed", CAST, { Zed: "Zoe Duarte" })).toBe("Zoe Duarte (no page)");
});

test("what a dash sets apart is a name only where it leads to someone", () => {
  const picks = attributePicks(
    [
      { who: ["Tobias"], doubtful: true, items: [{ title: "Lamp" }] },
      { who: ["Walking"], doubtful: true, items: [{ title: "it helps" }] },
    ],
    CAST,
    { canonical: () => undefined, hosts: [] },
  );
  expect(picks).toEqual([
    { who: [{ name: "Tobias Macey", slug: "tobias-macey" }], items: [{ title: "Lamp" }] },
    { who: [], items: [{ title: "Walking – it helps" }] },
  ]);
});

test("a name that leads to nobody in many episodes is told once, with what to write", () => {
  const problems: Problem[] = [];
  const picks = [{ who: [{ name: "Wes" }, { name: "Tobias Macey", slug: "t" }], items: [] }];
  reportUnknownPickers(
    Array.from({ length: 6 }, (_, i) => ({ file: `${i}.md`, picks })),
    "show.yaml",
    (problem) => problems.push(problem),
  );
  expect(problems).toMatchObject([
    {
      file: "show.yaml",
      what: expect.stringContaining('"Wes"'),
      write: expect.stringContaining("hosts: [Wes"),
    },
  ]);
});
