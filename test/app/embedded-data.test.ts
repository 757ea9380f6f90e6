// @vitest-environment happy-dom
import { expect, test } from "vitest";
import { readEmbeddedData, writeEmbeddedData } from "../../src/app/embedded-data.ts";
import { episode } from "../search/small-archive.ts";

const term = (name: string) => ({ slug: name, name });
const tagged = {
  ...episode({ title: "Lamps" }),
  tags: ["a", "b", "c", "d", "e", "f"].map(term),
  hosts: [term("ada")],
};

function carried(data: Record<string, unknown>): Record<string, unknown> | undefined {
  document.body.innerHTML = `<script type="application/json" id="playhead-data">${writeEmbeddedData(data)}</script>`;
  return readEmbeddedData(document);
}

test("a page of a list carries what its cards show, and nothing more of an episode", () => {
  const card = { ...tagged, tags: tagged.tags.slice(0, 5), hosts: [] };
  const home = { listed: [{ episode: tagged, close: true }], episodes: 3, view: { tags: ["a"] } };
  expect(carried({ home, tag: { tag: term("a"), episodes: [tagged], related: [] } })).toEqual({
    home: { ...home, listed: [{ episode: card, close: true }] },
    tag: { tag: term("a"), episodes: [card], related: [] },
  });
});

test("the page of an episode carries all of its tags, and its notes once", () => {
  const file = { episode: { ...tagged, sections: [{ id: "n", html: "<p>Notes</p>" }] } };
  const text = writeEmbeddedData({ content: { kind: "episode", file } });
  expect(JSON.parse(text)).toEqual({
    content: {
      kind: "episode",
      file: { episode: { ...tagged, sections: [{ id: "n", html: "" }] } },
    },
  });
});

test("no text of an episode ends the element", () => {
  expect(writeEmbeddedData({ home: { said: "</script><!--" } })).not.toContain("<");
});
