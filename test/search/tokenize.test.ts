import { describe, expect, it } from "vitest";
import { fold } from "../../src/search/fold.ts";
import { tokenize } from "../../src/search/tokenize.ts";

const terms = (text: string): string[] => tokenize(fold(text)).map(({ term }) => term);
const also = (text: string): string[] => tokenize(fold(text)).flatMap((token) => token.also ?? []);

describe("words", () => {
  it.each([
    ["C++ and C# on .NET", ["c++", "and", "c#", "on", ".net"]],
    ["ASP.NET", ["asp", "net"]],
    ["node.js", ["node", "js"]],
    ["open-source/free_software", ["open", "source", "free", "software"]],
    ["Podcast.__init__", ["podcast", "__init__"]],
    ["the end.", ["the", "end"]],
    ["issue #12, 3 + 4", ["issue", "12", "3", "4"]],
    ["python's", ["python"]],
    ["we're", ["were"]],
    ["東京都", ["東京", "京都", "都"]],
    ["Go言語", ["go", "言語", "語"]],
    ["_ __ ' + #", []],
    ["i18n 2.0", ["i18n", "2", "0"]],
    ["naïve", ["naive"]],
  ])("of %j", (text, expected) => {
    expect(terms(text)).toEqual(expected);
  });

  it("of a name with an apostrophe: the whole, and its halves besides", () => {
    expect(terms("Ren'Py")).toEqual(["renpy"]);
    expect(also("Ren'Py")).toEqual(["ren", "py"]);
    expect(also("we're")).toEqual(["we"]);
  });

  it("of __init__ and .NET: the bare name besides", () => {
    expect(also("__init__ .NET")).toEqual(["init", "net"]);
  });

  it("say where they stand", () => {
    const text = "a c++ ren'py";
    expect(tokenize(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      "a",
      "c++",
      "ren'py",
    ]);
  });
});
