import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseTranscript } from "../../src/compile/transcript.ts";

describe("WebVTT", () => {
  test("voices speak, tags and entities are undone, notes and styles are skipped", () => {
    const { cues, problems } = parseTranscript(
      "WEBVTT - a title\nKind: captions\n\nNOTE\nnot said\n\nSTYLE\n::cue {}\n\nfirst\n00:01.000 --> 00:02.500 align:start\n<v.loud Ada Byron>Hello &amp; <i>welcome</i></v>\nback\n\n01:00:00.000 --> 01:00:01.000\n<v Bo>Yes.</v> <v Cy>No.</v>\n",
      "a.vtt",
    );
    expect(cues).toEqual([
      { start: 1, end: 2.5, text: "Hello & welcome back", speaker: "Ada Byron" },
      { start: 3600, end: 3601, text: "Yes.", speaker: "Bo" },
      { start: 3600, end: 3601, text: "No.", speaker: "Cy" },
    ]);
    expect(problems).toEqual([]);
  });

  test("faults cost no more than themselves, and are told with their line", () => {
    const { cues, problems } = parseTranscript(
      "00:05.000 --> 00:01.000\nback in time\n00:07.000 --> 00:08.000\nno blank line\n\n00:0x --> later\nlost times\n\n00:09,000 -> 00:10,000\ncommas\n\nstray blank",
      "a.vtt",
    );
    expect(cues.map((c) => [c.start, c.end, c.text])).toEqual([
      [5, undefined, "back in time"],
      [7, 8, "no blank line lost times"],
      [9, 10, "commas stray blank"],
    ]);
    expect(problems.map((p) => [p.severity, p.line])).toEqual([
      ["warning", 1],
      ["warning", 1],
      ["warning", 6],
    ]);
  });

  test("markup in a cue is text", () => {
    const { cues } = parseTranscript(
      "WEBVTT\n\n00:01.000 --> 00:02.000\n<antirez> &lt;script&gt;x&lt;/script&gt;",
      "a.vtt",
    );
    expect(cues[0]!.text).toBe("<antirez> <script>x</script>");
  });
});

test("SubRip: numbers and styles are no text, and a name that comes back speaks", () => {
  const { cues } = parseTranscript(
    "1\r\n00:00:01,000 --> 00:00:02,000\r\n<font color=red>Ada: Hello</font>\r\n\r\n2\r\n00:00:02,000 --> 00:00:03,000\r\n{\\an8}Note: once only\r\n\r\n3\r\n00:00:03,000 --> 00:00:04,000\r\nAda: Bye\r\n",
    "a.srt",
  );
  expect(cues).toEqual([
    { start: 1, end: 2, text: "Hello", speaker: "Ada" },
    { start: 2, end: 3, text: "Note: once only" },
    { start: 3, end: 4, text: "Bye", speaker: "Ada" },
  ]);
});

describe("Podcasting 2.0 JSON", () => {
  test("segments become cues; those without a time are counted", () => {
    const { cues, problems } = parseTranscript(
      JSON.stringify({
        version: "1.0.0",
        segments: [
          { speaker: "Ada", startTime: 0.5, endTime: 2, body: "Hello there" },
          { speaker: null, startTime: 2, endTime: 1, body: "And &amp; on" },
          { body: "when?" },
        ],
      }),
      "a.json",
    );
    expect(cues).toEqual([
      { start: 0.5, end: 2, text: "Hello there", speaker: "Ada" },
      { start: 2, text: "And & on" },
    ]);
    expect(problems[0]!.what).toBe("1 of 3 segments have no time or no text and are left out");
  });

  test("single words are joined to sentences", () => {
    const segments = "Hello there . How are you ?"
      .split(" ")
      .map((body, i) => ({ startTime: i, endTime: i + 1, body }));
    expect(
      parseTranscript(JSON.stringify({ segments }), "a.json").cues.map((c) => [
        c.start,
        c.end,
        c.text,
      ]),
    ).toEqual([
      [0, 3, "Hello there."],
      [3, 7, "How are you?"],
    ]);
  });

  test("what is no JSON is reported", () => {
    expect(parseTranscript("{", "a.json").problems[0]!.what).toMatch(/not JSON/);
  });
});

describe("Markdown turns", () => {
  test("speakers, escaped times and later paragraphs", () => {
    const { cues } = parseTranscript(
      "**Ada Byron:** Hello \\[laughter\\]\n\n**Bo:** \\[01:00\\] I said *so*, [here](https://a.example).\n\n\\[02:00\\] And more.\n\n**Ada Byron:** Off \\[unintelligible 00:03:00.13\\] we go \\[00:03:00.50\\] now",
      "a.transcript.md",
    );
    expect(cues).toEqual([
      { start: 0, text: "Hello [laughter]", speaker: "Ada Byron" },
      { start: 60, text: "I said so, here.", speaker: "Bo" },
      { start: 120, text: "And more.", speaker: "Bo" },
      expect.objectContaining({
        text: "Off [unintelligible 00:03:00.13] we go",
        speaker: "Ada Byron",
      }),
      { start: 180.5, text: "now", speaker: "Ada Byron" },
    ]);
    expect(cues[3]!.start).toBeGreaterThan(120);
    expect(cues[3]!.start).toBeLessThan(180.5);
  });

  test("plain text with names that come back; without times all start at 0", () => {
    expect(
      parseTranscript("Ada: One.\n\nBo: Two.\n\nNote: odd.\n\nAda: Three.\n\nBo: Four.", "a.txt")
        .cues,
    ).toEqual([
      { start: 0, text: "One.", speaker: "Ada" },
      { start: 0, text: "Two.", speaker: "Bo" },
      { start: 0, text: "Note: odd.", speaker: "Bo" },
      { start: 0, text: "Three.", speaker: "Ada" },
      { start: 0, text: "Four.", speaker: "Bo" },
    ]);
  });
});

test("any text in any format: no throw, cues in order, no empty text", () => {
  const line = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.constantFrom(
      "",
      "WEBVTT",
      "00:01.000 --> 00:02.000",
      "1",
      "<v Ada>Hi",
      "**Ada:** \\[01:00\\] x",
      "NOTE",
      "-->",
      '{"segments":[',
      "&amp;<b>",
    ),
  );
  fc.assert(
    fc.property(
      fc.array(line, { maxLength: 12 }),
      fc.constantFrom("a.vtt", "a.srt", "a.json", "a.md", "a.txt"),
      (lines, name) => {
        const { cues } = parseTranscript(lines.join("\n"), name);
        cues.forEach((cue, i) => {
          expect(cue.text.trim()).not.toBe("");
          expect(cue.start).toBeGreaterThanOrEqual(cues[i - 1]?.start ?? 0);
        });
      },
    ),
  );
});
