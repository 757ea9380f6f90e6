import { expect, test } from "vitest";
import { nearlySame, readNames, shortens } from "../../src/compile/person-names.ts";

test.each([
  [
    "Matthew Rocklin and Alexander Schepanovski about their work",
    ["Matthew Rocklin", "Alexander Schepanovski"],
  ],
  ["Eric Brown, Travis McPeak, and Tim Kelsey", ["Eric Brown", "Travis McPeak", "Tim Kelsey"]],
  ["Bryan Van de Ven about Bokeh", ["Bryan Van de Ven"]],
  ["Jacques de Hooge", ["Jacques de Hooge"]],
  ["Dr. Jean-Luc O'Neill & J. Doe.", ["Jean-Luc O'Neill", "J. Doe"]],
  ["João Santos's work", ["João Santos"]],
  ["Jonathan Slenders Talks About Prompt Toolkit", ["Jonathan Slenders"]],
  ["Mark Baggett on Python's Role", ["Mark Baggett"]],
  ["the core developers of Nikola", []],
  ["Firstname Lastname", []],
])("%s", (text, names) => {
  expect(readNames(text).names).toEqual(names);
});

test("a slip of the pen is the same name, another person's is not", () => {
  expect(nearlySame("Mark Bagett", "Mark Baggett")).toBe(true);
  expect(nearlySame("joao santos", "João Santos")).toBe(true);
  expect(nearlySame("Jo Li", "Jo Lu")).toBe(false);
  expect(nearlySame("Eric Brown", "Kevin Brown")).toBe(false);
});

test("a first or last name shortens a whole one", () => {
  expect(shortens("Alexander", "Alexander Schepanovski")).toBe(true);
  expect(shortens("Schepanovski", "Alexander Schepanovski")).toBe(true);
  expect(shortens("Alex", "Alexander Schepanovski")).toBe(false);
  expect(shortens("Chris Patti", "Chris McDonough")).toBe(false);
});
