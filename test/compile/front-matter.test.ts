import { describe, expect, test } from "vitest";
import * as fc from "fast-check";
import type { Problem } from "../../src/compile/content-error.ts";
import { readFrontMatter } from "../../src/compile/front-matter.ts";

function read(text: string) {
  const problems: Problem[] = [];
  const front = readFrontMatter(text, "a.md", (problem) => problems.push(problem));
  const values = Object.fromEntries([...front.fields].map(([name, { value }]) => [name, value]));
  const lines = Object.fromEntries([...front.fields].map(([name, { line }]) => [name, line]));
  return { ...front, values, lines, problems };
}

describe("the four formats", () => {
  test("Pelican's header ends at the first blank line", () => {
    const front = read("Title: A: b\nDate: 2015-10-5\nTags: One,\n    Two\n\nWords: not a field\n");
    expect(front).toMatchObject({
      format: "pelican",
      dialect: "pelican",
      body: "Words: not a field\n",
      bodyLine: 6,
      values: { title: "A: b", date: "2015-10-5", tags: "One,\nTwo" },
      lines: { title: 1, date: 2, tags: 3 },
    });
  });

  test("lines that only look like a header stay words", () => {
    const front = read("Note: this is no field\n\nMore.\n");
    expect(front).toMatchObject({
      format: "none",
      bodyLine: 1,
      body: "Note: this is no field\n\nMore.\n",
    });
  });

  test("YAML keeps what was written: dates, leading zeros, final zeros", () => {
    const front = read(
      "---\t\ntitle: 1.10\nepisode: 007\ndate: 2015-10-05\ndraft: false\n--- \nHi\n",
    );
    expect(front).toMatchObject({
      format: "yaml",
      dialect: "commonmark",
      values: { title: "1.10", episode: "007", date: "2015-10-05", draft: false },
      body: "Hi\n",
      bodyLine: 7,
    });
  });

  test("TOML's dates come as their text, its tables as records", () => {
    const front = read('+++\ntitle = "A"\ndate = 2019-04-01\n[links.rss]\nurl = "/x"\n+++\nHi\n');
    expect(front).toMatchObject({
      format: "toml",
      values: { title: "A", date: "2019-04-01", links: { rss: { url: "/x" } } },
      lines: { title: 2, date: 3, links: 4 },
      bodyLine: 7,
    });
  });

  test("JSON ends at its brace, even with the notes on the same line", () => {
    const front = read('{\n  "title": "A } {",\n  "guests": null\n} Words\n');
    expect(front).toMatchObject({
      format: "json",
      values: { title: "A } {" },
      lines: { title: 2 },
      body: " Words\n",
      bodyLine: 4,
    });
    expect(front.fields.has("guests")).toBe(false);
  });

  test("empty lines before the metadata do no harm, and are counted", () => {
    expect(read("\n\n---\ntitle: A\n---\nHi")).toMatchObject({ lines: { title: 4 }, bodyLine: 6 });
  });

  test("names of fields don't depend on case", () => {
    expect(read("---\nHosts: [a]\nTITLE: b\n---\n").values).toEqual({ hosts: ["a"], title: "b" });
  });
});

describe("hostile metadata", () => {
  test("a field called __proto__ is refused, and touches nothing", () => {
    for (const text of [
      "---\n__proto__: {polluted: yes}\ntitle: {__proto__: {polluted: yes}}\n---\n",
      '{"__proto__": {"polluted": "yes"}, "title": {"__proto__": {"polluted": "yes"}}}',
      '+++\ntitle = {__proto__ = 1}\n[__proto__]\npolluted = "yes"\n+++\n',
    ]) {
      const { fields, problems } = read(text);
      expect([...fields.keys()]).toEqual([]);
      expect(problems.map(({ severity }) => severity)).toEqual(["error", "error"]);
      expect(Reflect.get({}, "polluted")).toBeUndefined();
    }
  });

  test.each([
    ["a list", "---\ntitle: x\nb: &b [*b]\n---\n"],
    ["a record", "---\ntitle: x\nb: &b { c: [{ d: *b }] }\n---\n"],
    ["a key", "---\ntitle: x\n? &b [*b]\n: y\n---\n"],
  ])("%s that holds itself is refused", (_, text) => {
    const { broken, problems } = read(text);
    expect(broken).toBe(true);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.what).toContain("within what it names");
  });

  test("one name used in several places is no such thing", () => {
    const { values, problems } = read("---\na: &a [x]\nb: [*a, *a]\n---\n");
    expect(values["b"]).toEqual([["x"], ["x"]]);
    expect(problems).toEqual([]);
  });

  test("the words __proto__ in a text are words", () => {
    expect(read("---\ntitle: 'say \"__proto__\": or not'\n---\n").values).toEqual({
      title: 'say "__proto__": or not',
    });
  });

  test("any text is read without an exception, and its body is the end of it", () => {
    const line = fc.oneof(
      fc.constantFrom("---", "+++", "{", "}", "Title: x", "title: [", "a: &a [*a]", '"b": 1,', ""),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const text = lines.join("\n");
        const { body, bodyLine } = read(text);
        expect(text.endsWith(body)).toBe(true);
        expect(bodyLine).toBeGreaterThanOrEqual(1);
      }),
    );
  });
});
