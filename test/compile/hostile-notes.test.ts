import { describe, expect, test } from "vitest";
import { notesPayloads } from "../hostile/archive.ts";
import { forbiddenIn } from "../hostile/forbidden.ts";
import { EVIL, numbered } from "../hostile/payload.ts";
import { notesOf } from "./notes.ts";

const all = notesPayloads();
const categories = [...new Set(all.map(({ category }) => category))];

describe("of thousands of payloads none leaves what a page must not hold", () => {
  test.each(categories)("%s", (category) => {
    const list = all.filter((payload) => payload.category === category);
    const faults = list.flatMap((payload, n) =>
      (["commonmark", "pelican"] as const).flatMap((dialect) => {
        const { html, frames } = notesOf(numbered(payload, n), { dialect, imageHosts: [] });
        const foreign = [
          ...frames.map(({ src }) => src),
          ...(html.match(/<img[^>]*src="(?:https?:)?\/\/[^>]*>/g) ?? []),
        ].filter((found) => !found.startsWith("https://www.youtube.com/"));
        return [...forbiddenIn(html), ...foreign].map(
          (fault) => `${dialect} ${payload.text}: ${fault}`,
        );
      }),
    );
    expect(faults).toEqual([]);
  });

  test("there are thousands, and they name the host that none may reach", () => {
    expect(all.length).toBeGreaterThan(2_000);
    expect(all.filter(({ text }) => text.includes(EVIL)).length).toBeGreaterThan(200);
  });
});
