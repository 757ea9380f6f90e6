import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { applyFlags } from "../../src/cli/flags.ts";

let before: NodeJS.ProcessEnv;
beforeEach(() => {
  before = { ...process.env };
});
afterEach(() => {
  process.env = before;
});

describe("flags", () => {
  test("set the variable of the same name, in either form, and leave the rest", () => {
    expect(
      applyFlags(["--content", "notes", "words", "--site-url=https://a.example", "-x"]),
    ).toEqual(["words", "-x"]);
    expect(process.env["PLAYHEAD_CONTENT"]).toBe("notes");
    expect(process.env["PLAYHEAD_SITE_URL"]).toBe("https://a.example");
  });

  test("without their value say so", () => {
    expect(() => applyFlags(["--content"])).toThrow("--content lacks its value");
    expect(() => applyFlags(["--out="])).toThrow("--out lacks its value");
  });
});
