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
    ["か\u3099き\u3099", "がぎ"],
    ["は\u309aん", "ぱん"],
    ["ｴﾝｼﾞﾆｱ", "エンジニア"],
    ["ﾊﾟﾝ", "パン"],
    ["한국".normalize("NFD"), "한국"],
    ["กำลัง".normalize("NFKD"), "กำลัง".normalize("NFKD")],
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

  it.each([
    ["ｴﾝｼﾞﾆｱ ﾊﾟﾝ", "ジニ", "ｼﾞﾆ"],
    ["ｴﾝｼﾞﾆｱ ﾊﾟﾝ", "パン", "ﾊﾟﾝ"],
    ["か\u3099きを", "が", "か\u3099"],
    ["か\u3099きを", "き", "き"],
    ["한국어".normalize("NFD"), "국", "국".normalize("NFD")],
  ])("in %j, %j leads back to %j", (text, word, written) => {
    const folded = foldWithOffsets(text);
    const start = folded.text.indexOf(word);
    expect(start).toBeGreaterThanOrEqual(0);
    expect(text.slice(...originalRange(folded, start, start + word.length))).toBe(written);
  });

  it("makes one of the ways to write the same characters", () => {
    const kana = fc.string({
      unit: fc.constantFrom(...Array.from("かがきぎはばぱカガハバパエンジニア한국어éñ漢")),
    });
    fc.assert(
      fc.property(kana, (text) => {
        expect(fold(text.normalize("NFD"))).toBe(fold(text));
        expect(fold(text.normalize("NFKD"))).toBe(fold(text));
      }),
    );
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
