import { PassThrough } from "node:stream";
import { setTimeout } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { Asker, Cancelled, completions, listedNames } from "../../../src/cli/new-episode/ask.ts";

const PEOPLE = ["Mara Quill", "Theo Brandt", "Mark Otto"];

/** A terminal of a test: what is typed, and all that was shown. */
function terminal() {
  const input = new PassThrough();
  const output = new PassThrough();
  let shown = "";
  output.on("data", (chunk: Buffer) => void (shown += chunk.toString()));
  const asker = new Asker(input, output, true);
  const type = async (keys: string): Promise<void> => {
    await setTimeout(5);
    input.write(keys);
    await setTimeout(5);
  };
  return { asker, type, shown: () => shown };
}

describe("questions on a terminal", () => {
  test("an empty answer takes the default", async () => {
    const { asker, type, shown } = terminal();
    const answer = asker.ask({ words: "Number", otherwise: "28" });
    await type("\r");
    expect(await answer).toBe("28");
    expect(shown()).toContain("Number [28]: ");
    asker.close();
  });

  test("what can't be taken is told, and asked again", async () => {
    const { asker, type, shown } = terminal();
    const refuse = (text: string) => (/^\d+$/.test(text) ? undefined : "Write a number");
    const answer = asker.ask({ words: "Number", refuse });
    await type("many\r");
    await type("7\r");
    expect(await answer).toBe("7");
    expect(shown()).toContain("Write a number");
    asker.close();
  });

  test("Tab completes a name after a comma", async () => {
    const { asker, type } = terminal();
    const answer = asker.ask({ words: "Guests", names: PEOPLE });
    await type("theo\t");
    await type(", mara\t");
    await type("\r");
    expect(listedNames(await answer, PEOPLE)).toEqual(["Theo Brandt", "Mara Quill"]);
    asker.close();
  });

  test("Ctrl-C and Ctrl-D end it", async () => {
    for (const key of ["\u0003", "\u0004"]) {
      const { asker, type } = terminal();
      const answer = asker.ask({ words: "Title" });
      const ended = answer.catch((error: unknown) => error);
      await type(key);
      expect(await ended).toBeInstanceOf(Cancelled);
    }
  });
});

test("names are completed from their beginning, else from a later word, and never twice", () => {
  expect(completions("ma", PEOPLE)).toEqual([["Mara Quill", "Mark Otto"], "ma"]);
  expect(completions("Mara Quill, m", PEOPLE)).toEqual([["Mark Otto"], "m"]);
  expect(completions("bran", PEOPLE)).toEqual([["Theo Brandt"], "bran"]);
  expect(completions("", PEOPLE)).toEqual([PEOPLE, ""]);
});

test("a name takes the spelling that it has already", () => {
  expect(listedNames("theo brandt, Ines Vale, ,Theo Brandt", PEOPLE)).toEqual([
    "Theo Brandt",
    "Ines Vale",
  ]);
});
