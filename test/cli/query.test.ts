import { Readable } from "node:stream";
import { afterEach, expect, test, vi } from "vitest";
import { run } from "../../src/cli/query.ts";

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

async function query(...argv: string[]) {
  vi.stubEnv("PLAYHEAD_CONTENT", undefined);
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  const code = await run([...argv, "--content", "test/fixtures/show"]);
  return { code, printed: log.mock.calls.map((call) => call.join(" ")) };
}

test("for a person: titles, guests, dates and why", async () => {
  const { code, printed } = await query("fog", "harow");
  expect(code).toBe(0);
  expect(printed.join("\n")).toMatch(
    /^1 episode for fog harow\nDid you mean fog harrow\?\n\n2 {2}Fog Signals with Ben Harrow \(Ben Harrow\)\n {4}2019-03-18 {2}\/.*matched in title, guest/,
  );
});

test("for a program: one JSON document", async () => {
  const { printed } = await query("--json", "tag:tides table");
  const { query: text, results } = JSON.parse(printed.join("\n"));
  expect(text).toBe("tag:tides table");
  expect(results).toMatchObject([{ title: "A Tide Table for Nobody", close: false }]);
});

test("several queries on standard input, each answered on a line of its own", async () => {
  const input = Readable.from(["ines quill\n", "\nfoghron\n"]);
  vi.spyOn(process, "stdin", "get").mockReturnValue(Object.assign(input, { fd: 0 }) as never);
  const { printed } = await query();
  const answers = printed.map((line) => JSON.parse(line));
  expect(answers.map(({ query: text }) => text)).toEqual(["ines quill", "", "foghron"]);
  expect(answers[0].results[0]).toMatchObject({
    id: "ines-quill-first-lamp",
    path: "/ines-quill-first-lamp.html",
    close: false,
    matched: [
      {
        field: "title",
        text: "Ines Quill on the First Lamp",
        ranges: [
          [0, 4],
          [5, 10],
        ],
      },
      { field: "guest" },
      { field: "summary" },
    ],
  });
  expect(answers[1].results).toEqual([]);
  expect(answers[2]).toMatchObject({ didYouMean: "foghorns" });
});

test("a folder without episodes says so", async () => {
  vi.stubEnv("PLAYHEAD_CONTENT", undefined);
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  expect(await run(["x", "--content", "test/fixtures/nowhere"])).toBe(1);
  expect(error).toHaveBeenCalledOnce();
});
