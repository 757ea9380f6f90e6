import { describe, expect, test } from "vitest";
import { BuildLog, duration } from "../../src/publish/build-log.ts";

/** A build that makes `pages`, a hundredth of a second each. */
function build(
  stream: { isTTY?: boolean; columns?: number },
  environment: Record<string, string> = {},
): string {
  let time = 0;
  let text = "";
  const write = (more: string): void => void (text += more);
  const log = new BuildLog({ ...stream, write }, environment, () => time);
  log.begin("Pages", 200);
  for (let n = 0; n < 200; n++) {
    time += 10;
    log.count(n > 0);
  }
  log.begin("Search");
  time += 40;
  log.end();
  return text;
}

describe("a build tells how far it is", () => {
  test("in a line for each step where nobody watches", () => {
    const lines = build({}).split("\n");
    expect(lines[0]).toMatch(/^Pages +1 new, 199 kept +2\.0 s$/);
    expect(lines[1]).toMatch(/^Search +40 ms$/);
    expect(lines).toHaveLength(3);
  });

  test("in a bar on a terminal, with what is left", () => {
    const text = build({ isTTY: true });
    expect(text).toContain("Pages ██████████░░░░░░░░░░ ");
    expect(text).toMatch(/ of 200, about 1\.\d s left/);
    expect(text).toContain("\u001b[32m✓");
  });

  test("without colours, or without a bar, where they are not wanted", () => {
    expect(build({ isTTY: true }, { NO_COLOR: "1" })).not.toContain("\u001b[32m");
    expect(build({ isTTY: true }, { NO_COLOR: "1" })).toContain("█");
    expect(build({ isTTY: true }, { CI: "true" })).toBe(build({}));
    expect(build({ isTTY: true }, { TERM: "dumb" })).toBe(build({}));
  });

  test("in lines no longer than the terminal is wide", () => {
    // oxlint-disable-next-line eslint/no-control-regex -- what ends a picture of the bar
    const pictures = build({ isTTY: true, columns: 30 }).split(/\r\u001b\[K|\n/);
    const bars = pictures.filter(
      (picture) => picture.startsWith("Pages ") && picture.includes("█"),
    );
    expect(Math.max(...bars.map((bar) => bar.length))).toBe(29);
  });
});

test.each([
  [340.4, "340 ms"],
  [1234, "1.2 s"],
  [125_400, "2 min 5 s"],
])("%d ms is %s", (ms, text) => {
  expect(duration(ms)).toBe(text);
});
