import { expect, test } from "vitest";
import { jsonFaultLine } from "../../src/compile/json-fault.ts";

test.each([
  ["a comma too many", '{\n"a": 1,\n}', 2],
  ["a list closed by the wrong brace", '{\n"a": [\n}\n', 2],
  ["a missing comma, far down", `[\n${"1,\n".repeat(200)}1\n2]`, 202],
  ["a bare word", '{\n"a":\n\nyes}', 3],
  ["a line end in a text", '{\n"a": "b\nc"}', 1],
  ["an end too soon", '{\n"a": [1,\n2', 2],
  ["a text without end", '{\n"a": "b', 1],
  ["nothing", "", 0],
])("the line of %s", (_, text, line) => {
  expect(jsonFaultLine(text)).toBe(line);
});
