import { describe, expect, it } from "vitest";
import { parseQuery, type Query } from "../../src/search/parse-query.ts";

const words = ({ words: all }: Query): string[] => all.map(({ term }) => term);

describe("a query", () => {
  it("is words, with the last one still being typed", () => {
    const query = parseQuery("Ben Darn");
    expect(words(query)).toEqual(["ben", "darn"]);
    expect(query.words.map(({ open }) => open)).toEqual([false, true]);
    expect(parseQuery("Ben Darn ").words.map(({ open }) => open)).toEqual([false, false]);
  });

  it("says where each word stands in what was typed", () => {
    const text = "Łódź  „ÅÄ“ c++";
    const typed = parseQuery(text).words.map(({ start, end }) => text.slice(start, end));
    expect(typed).toEqual(["Łódź", "ÅÄ", "c++"]);
  });

  it("has phrases, exclusions and filters", () => {
    const query = parseQuery('async "event loop" -java -tag:"web dev" guest:nelson');
    expect(words(query)).toEqual(["async", "event", "loop"]);
    expect(query.phrases).toEqual([["event", "loop"]]);
    expect(query.excluded).toEqual([["java"]]);
    expect(query.filters).toMatchObject([
      { field: "tag", value: "web dev", negated: true, open: false },
      { field: "guest", value: "nelson", negated: false, open: true },
    ]);
  });

  it("says where each filter stands, so that it can become a chip", () => {
    const text = 'x tag: css guest:"ben d" y';
    const typed = parseQuery(text).filters.map(({ start, end }) => text.slice(start, end));
    expect(typed).toEqual(["tag: css", 'guest:"ben d"']);
  });

  it.each(["tag:", "year:20", "before:2015-", "has:", "has:aud", 'guest:""', "after:soon"])(
    "knows %j for a filter that is not finished",
    (text) => {
      const query = parseQuery(text);
      expect(query.filters).toEqual([]);
      expect(query.unfinished).toHaveLength(1);
      expect(query.words).toEqual([]);
    },
  );

  it("keeps a hyphen inside a word, and a dash alone, from excluding", () => {
    const query = parseQuery("real-time - audio");
    expect(query.excluded).toEqual([]);
    expect(words(query)).toEqual(["real", "time", "audio"]);
  });

  it("takes an address for words", () => {
    expect(words(parseQuery("https://example.org"))).toEqual(["https", "example", "org"]);
  });

  it("reads a number only where the number is all there is", () => {
    expect(parseQuery("#27").number).toBe(27);
    expect(parseQuery("python 3").number).toBeUndefined();
    expect(parseQuery("1234567").number).toBeUndefined();
  });

  it("stops at sixteen words", () => {
    expect(parseQuery("a ".repeat(100)).words).toHaveLength(16);
  });
});
