import { describe, expect, it } from "vitest";
import { parseQuery } from "../../src/search/parse-query.ts";
import { suggest } from "../../src/search/suggest.ts";
import { open } from "./small-archive.ts";

const index = open();
const ask = (text: string): ReturnType<typeof suggest> => suggest(index, parseQuery(text));

describe("suggestions", () => {
  it("name guests and hosts as they are typed", () => {
    expect(ask("tre").people).toEqual([{ slug: "trent-nelson", name: "Trent Nelson" }]);
    expect(ask("mara q").people).toEqual([{ slug: "mara-quill", name: "Mara Quill" }]);
    expect(ask("nelsom").people).toEqual([{ slug: "trent-nelson", name: "Trent Nelson" }]);
  });

  it("name tags, the more used first", () => {
    expect(ask("open").tags.map(({ name }) => name)).toEqual(["Open Source"]);
    expect(ask("game").tags.map(({ name }) => name)).toEqual(["Games"]);
  });

  it("want every word in the name", () => {
    expect(ask("trent darnell").people).toEqual([]);
  });

  it("spell a misspelled word as the archive does and leave the rest as typed", () => {
    expect(ask("Tornadoo and tag:games").didYouMean).toBe("tornado and tag:games");
    expect(ask("tornado").didYouMean).toBeUndefined();
    expect(ask("torna").didYouMean).toBeUndefined();
    expect(ask("xqzvbkw").didYouMean).toBeUndefined();
  });

  it("are none for an empty query", () => {
    expect(ask(" ")).toEqual({ people: [], tags: [] });
  });
});
