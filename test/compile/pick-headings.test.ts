import { expect, test } from "vitest";
import { isPicksHeading } from "../../src/compile/pick-headings.ts";

test.each([
  "Picks",
  "PICKS!",
  "Sick Picks + Shameless Plugs",
  "××× SIIIIICK ××× PIIIICKS ×××",
  "Siiiiiiiick Pixxxx",
  "Pick of the Week",
  "App pick",
  "Tips & Picks",
  "This week's picks:",
  "Recommendations",
  "Book Recommendations",
  "Recommended reading",
  "Tool of the week",
  "What we're reading",
  "Cool stuff",
  "Empfehlungen",
  "Recomendaciones",
])("%s stands above picks", (heading) => {
  expect(isPicksHeading(heading)).toBe(true);
});

test.each([
  "How to pick a framework",
  "Linus picks a fight",
  "What should I pick?",
  "Picking up where we left off",
  "Building recommendation systems",
  "The toothpick story",
  "Week of the links",
])("%s does not", (heading) => {
  expect(isPicksHeading(heading)).toBe(false);
});
