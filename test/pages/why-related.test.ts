import { expect, test } from "vitest";
import { whyRelated } from "../../src/pages/why-related.ts";

const terms = (...names: string[]) => names.map((name) => ({ name, slug: name }));
const nothing = { guests: [], tags: [], links: [], words: [] };

test.each([
  [
    { ...nothing, tags: terms("async"), guests: terms("Ben Darnell") },
    "Also about async, with Ben Darnell",
  ],
  [{ ...nothing, tags: terms("a", "b", "c"), words: ["d"] }, "Also about a, b and c"],
  [{ ...nothing, links: [{ title: "Lamp", url: "/" }] }, "Also linking to Lamp"],
  [{ ...nothing, words: ["NixOS", "lanterns"] }, "Also mentioning NixOS and lanterns"],
  [nothing, ""],
])("%#", (why, said) => {
  expect(whyRelated(why)).toBe(said);
});
