import { expect, test } from "vitest";
import { normalizeBase } from "../../src/publish/site-options.ts";

test.each([
  ["/", "/"],
  ["", "/"],
  ["podcast", "/podcast/"],
  ["/podcast", "/podcast/"],
  ["/a/sub/path/", "/a/sub/path/"],
  ["https://example.com/podcast", "/podcast/"],
])("the base %j is the path %s", (stated, base) => {
  expect(normalizeBase(stated)).toBe(base);
});
