import { isAbsolute, join, normalize, sep } from "node:path";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { isReserved, safePath } from "../../src/compile/safe-path.ts";
import { outputFile } from "../../src/model/paths.ts";

test("an address becomes a path with each part encoded", () => {
  expect(safePath("trent-nelson-pyparallel.html")).toEqual({
    path: "/trent-nelson-pyparallel.html",
  });
  expect(safePath("/2019/fog/")).toEqual({ path: "/2019/fog/" });
  expect(safePath("/潮汐/")).toEqual({ path: "/%E6%BD%AE%E6%B1%90/" });
  expect(safePath("a b.html")).toEqual(safePath("a%20b.html"));
  expect(safePath("cafe\u0301")).toEqual(safePath("caf\u00e9"));
});

test("whatever is stated, no path leaves the output folder", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "..",
      ".",
      "/",
      "\\",
      "%2e",
      "%2f",
      "%5c",
      "%25",
      "%00",
      "C:",
      "~",
      "con",
      "a",
      " ",
      "//",
    ),
    fc.string({ unit: "binary", maxLength: 6 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const safe = safePath(pieces.join(""));
      if (!("path" in safe)) return;
      expect(safe.path).toMatch(/^\/(?!\/)[^\s\\?#]*$/);
      const file = outputFile(safe.path);
      expect(isAbsolute(file)).toBe(false);
      expect(normalize(join("out", file)).startsWith(`out${sep}`)).toBe(true);
      expect(file.split("/")).not.toContain("..");
    }),
    { numRuns: 2000 },
  );
});

test.each(["/", "/tags/x/", "/Guests/", "/data/catalog.json", "/sw.js", "/robots.txt"])(
  "%s is the app's own",
  (path) => {
    expect(isReserved(path)).toBe(true);
  },
);

test.each(["/tags.html", "/x/tags/", "/archive.html", "/images/robots.txt"])(
  "%s is free",
  (path) => {
    expect(isReserved(path)).toBe(false);
  },
);
