import { describe, expect, test } from "vitest";
import { withoutStandingChapters, wordsOfSeries } from "../../src/compile/recurring-titles.ts";
import { TermDictionary } from "../../src/compile/term-dictionary.ts";
import { eachWord } from "../../src/compile/words.ts";

const withChapters = (...titles: string[]) => ({
  chapters: titles.map((title, i) => ({ start: i * 60, title })),
});

describe("chapters that many episodes have", () => {
  test("parts of the show go, subjects stay", () => {
    const episodes = [
      ...["Sick picks", "SIIIICK × PIIICKS", "Sick Picks!", "sick picks", "Siiick Picks"].map(
        (title, i) => withChapters(`Subject ${"abcde".charAt(i)}`, title),
      ),
      withChapters("Grid", "Feedback"),
      withChapters("Grid"),
    ];
    expect(
      withoutStandingChapters(episodes).map(({ chapters }) => chapters.map(({ title }) => title)),
    ).toEqual([
      ["Subject a"],
      ["Subject b"],
      ["Subject c"],
      ["Subject d"],
      ["Subject e"],
      ["Grid", "Feedback"],
      ["Grid"],
    ]);
  });
});

describe("series with which many titles begin", () => {
  const words = (titles: string[]): string[] => {
    const dictionary = new TermDictionary();
    const found = wordsOfSeries(titles, dictionary);
    const own: string[] = [];
    for (const title of new Set(titles.join(" ").toLowerCase().split(/\W+/)))
      eachWord(title, (start, end, hash) => {
        if (found.has(dictionary.word(title, start, end, hash))) own.push(title.slice(start, end));
      });
    return own;
  };
  const subjects = ["grids", "flexbox", "promises", "servers", "fonts"];

  test("their names are told from the subjects", () => {
    const titles = subjects.map((subject) => `Hasty Treat - Using ${subject}`);
    expect(words([...titles, "Grids at last"])).toEqual(["hasty", "treat"]);
  });

  test("a name that few titles have is a subject", () => {
    expect(words(subjects.slice(0, 4).map((subject) => `Deep Dives: ${subject}`))).toEqual([]);
  });

  test("a word that most titles use by itself stays one", () => {
    const titles = subjects.map((subject) => `Tokyo Letters - ${subject}`);
    const besides = subjects.map((subject) => `${subject} in Tokyo`);
    expect(words([...titles, ...besides, "Tokyo at night"])).toEqual(["letters"]);
  });
});
