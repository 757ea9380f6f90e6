import { expect, test } from "vitest";
import { licensesText } from "../../src/publish/licenses.ts";

test("each package is named with its version, its licence and the licence's words", () => {
  const text = licensesText([
    { name: "a-lamp", version: "1.2.3", identifier: "MIT", text: "Do as you like." },
    { name: "fog", version: "0.1.0" },
  ]);
  expect(text).toContain("a-lamp 1.2.3\nLicence: MIT\n\nDo as you like.");
  expect(text).toContain("fog 0.1.0\nLicence: see below");
});

test("the project's own licence and that of its font are among them", () => {
  const text = licensesText([]);
  expect(text).toMatch(/^Playhead \d+\.\d+\.\d+\nLicence: MIT$/m);
  expect(text).toMatch(/bricolage-grotesque \S+\nLicence: OFL-1\.1$/m);
});
