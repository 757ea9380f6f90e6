import { expect, test } from "vitest";
import { formatBytes } from "../../src/model/file-size.ts";

test.each([
  [0, "0 bytes"],
  [999, "999 bytes"],
  [1_000, "1 kB"],
  [480_450, "480 kB"],
  [999_700, "1.0 MB"],
  [12_345_678, "12.3 MB"],
  [99_960_000, "100 MB"],
  [1_900_000_000, "1.9 GB"],
])("%d bytes are %s", (bytes, words) => {
  expect(formatBytes(bytes)).toBe(words);
});
