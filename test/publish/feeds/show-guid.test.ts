import { expect, test } from "vitest";
import { showGuid } from "../../../src/publish/feeds/show-guid.ts";

test("a show's guid is that of the namespace's own examples", () => {
  expect(showGuid("https://mp3s.nashownotes.com/pc20rss.xml")).toBe(
    "917393e3-1b1e-5cef-ace4-edaa54e1f810",
  );
  expect(showGuid("http://podnews.net/rss/")).toBe("9b024349-ccf0-5f69-a609-6b82873eab3c");
});
