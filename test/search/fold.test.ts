import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fold, foldWithOffsets, originalRange } from "../../src/search/fold.ts";

describe("folding", () => {
  it.each([
    ["ŘEHŮŘEK", "rehurek"],
    ["Frątczak", "fratczak"],
    ["Æsop, œuvre", "aesop, oeuvre"],
    ["Straße", "strasse"],
    ["İstanbul", "istanbul"],
    ["e\u0301te\u0301", "ete"],
    ["Ren’Py", "ren'py"],
    ["ｆｕｌｌ", "full"],
    ["が", "が"],
    ["한국", "한국"],
  ])("%s is %s", (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it("leads back to whole characters of the original", () => {
    const text = "Die Straße nach İstanbul";
    const folded = foldWithOffsets(text);
    const back = (word: string): string => {
      const start = folded.text.indexOf(word);
      return text.slice(...originalRange(folded, start, start + word.length));
    };
    expect(back("strasse")).toBe("Straße");
    expect(back("stras")).toBe("Straß");
    expect(back("istanbul")).toBe("İstanbul");
  });

  it("takes accents written as marks of their own along", () => {
    const text = "cafe\u0301 noir";
    const folded = foldWithOffsets(text);
    expect(text.slice(...originalRange(folded, 0, 4))).toBe("cafe\u0301");
  });

  it("folds alike with and without offsets, and what is folded stays", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const folded = fold(text);
        expect(foldWithOffsets(text).text).toBe(folded);
        expect(fold(folded)).toBe(folded);
      }),
    );
  });
});
