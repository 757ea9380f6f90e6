import { describe, expect, it } from "vitest";
import { collectNames, namesIn } from "../../src/search/names.ts";
import { episode, open } from "./small-archive.ts";

/** More than one step's worth. */
const episodes = Array.from({ length: 600 }, (_, i) =>
  episode({
    title: `Talk ${i}`,
    guests: [`Guest ${i % 40}`],
    tags: [`Tag ${i % 90}`, "Open Source"],
  }),
);

describe("names collected ahead", () => {
  it("are those that are collected when asked for", () => {
    const [ahead, asked] = [open(episodes), open(episodes)];
    expect([...collectNames(ahead)].length).toBeGreaterThan(3);
    for (const field of ["guests", "hosts", "tags"] as const)
      expect(namesIn(ahead, field)).toEqual(namesIn(asked, field));
    expect(namesIn(ahead, "tags").all[0]).toMatchObject({ name: "Open Source", episodes: 600 });
  });

  it("may be asked for between two steps, and stay what was given", () => {
    const index = open(episodes);
    const steps = collectNames(index);
    steps.next();
    const given = namesIn(index, "guests");
    expect(given.all).toHaveLength(40);
    while (steps.next().done !== true);
    expect(namesIn(index, "guests")).toBe(given);
  });
});
