import { expect, test } from "vitest";
import { splitTitle } from "../../src/compile/title-number.ts";

test.each([
  ["Episode 27 - Trent Nelson on Pyparallels", "Trent Nelson on Pyparallels", 27],
  ["Ep. 3: Fog", "Fog", 3],
  ["#045 – Lamps", "Lamps", 45],
  ["Episode #12 | Rope", "Rope", 12],
  ["EPISODE 0 - Hello", "Hello", 0],
])("%s", (written, title, number) => {
  expect(splitTitle(written, undefined)).toEqual({ title, number });
});

test.each([
  "Introductory Episode",
  "Episode 500!",
  "300th LIVE SHOW",
  "2001: A Space Odyssey",
  "404 - Not Found",
  "Show me the code",
  "Episode 12",
])("%s keeps all its words", (title) => {
  expect(splitTitle(title, undefined)).toEqual({ title });
});

test("a bare number leaves the title only when the metadata states it", () => {
  expect(splitTitle("505: Drawing", 505)).toEqual({ title: "Drawing", number: 505 });
  expect(splitTitle("404 - Not Found", 12)).toEqual({ title: "404 - Not Found" });
});

test("a title that contradicts the metadata is kept whole", () => {
  expect(splitTitle("Episode 9 - Fog", 8)).toEqual({ title: "Episode 9 - Fog", number: 9 });
});
