import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { Pack } from "../../src/cache/pack.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "playhead-pack-"));
  const made = folder;
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
});

const open = (version = "1"): Pack => new Pack(folder, "things", version);
const text = (pack: Pack, key: string): string | undefined => pack.get(key)?.toString();

test("what one run leaves the next one finds", () => {
  const first = open();
  first.set("a", Buffer.from("fog"));
  first.set("b", Buffer.from(""));
  expect(text(first, "a")).toBe("fog");
  first.close();
  const second = open();
  expect(text(second, "a")).toBe("fog");
  expect(text(second, "b")).toBe("");
  expect(text(second, "c")).toBeUndefined();
  second.close();
});

test("another version of the code finds nothing of it", () => {
  const first = open("1");
  first.set("a", Buffer.from("fog"));
  first.close();
  const second = open("2");
  expect(text(second, "a")).toBeUndefined();
  second.set("a", Buffer.from("mist"));
  second.close();
  const third = open("2");
  expect(text(third, "a")).toBe("mist");
  third.close();
});

test("damaged bytes count as missing, the rest stays", () => {
  const first = open();
  first.set("a", Buffer.from("aaaa"));
  first.set("b", Buffer.from("bbbb"));
  first.close();
  const file = join(folder, "things.pack");
  const bytes = readFileSync(file);
  bytes[1] = 0;
  writeFileSync(file, bytes);
  const second = open();
  expect(text(second, "a")).toBeUndefined();
  expect(text(second, "b")).toBe("bbbb");
  second.close();
});

test.each<[string, () => void]>([
  [
    "the index is cut short",
    () => writeFileSync(join(folder, "things.index"), '{"version":"1","en'),
  ],
  ["the index is gone", () => rmSync(join(folder, "things.index"))],
  ["the file is gone", () => rmSync(join(folder, "things.pack"))],
  ["the file is cut short", () => writeFileSync(join(folder, "things.pack"), "a")],
])("it starts anew where %s", (_, damage) => {
  const first = open();
  first.set("a", Buffer.from("fog"));
  first.close();
  damage();
  const second = open();
  expect(text(second, "a")).toBeUndefined();
  second.set("a", Buffer.from("mist"));
  second.close();
  const third = open();
  expect(text(third, "a")).toBe("mist");
  third.close();
});

test("a run that broke off leaves what was saved", () => {
  const first = open();
  first.set("a", Buffer.from("fog"));
  first.close();
  appendFileSync(join(folder, "things.pack"), "half an entry");
  const second = open();
  expect(text(second, "a")).toBe("fog");
  second.set("b", Buffer.from("mist"));
  second.close();
  const third = open();
  expect([text(third, "a"), text(third, "b")]).toEqual(["fog", "mist"]);
  third.close();
});

test("two at a time don't meet: the second one works, and leaves nothing", () => {
  const first = open();
  const second = open();
  second.set("a", Buffer.from("theirs"));
  first.set("a", Buffer.from("mine"));
  expect(text(second, "a")).toBe("theirs");
  second.close();
  first.close();
  const third = open();
  expect(text(third, "a")).toBe("mine");
  third.close();
});

test("a lock that a dead process left is no lock", () => {
  writeFileSync(join(folder, "things.lock"), "999999999");
  const first = open();
  first.set("a", Buffer.from("fog"));
  first.close();
  expect(existsSync(join(folder, "things.index"))).toBe(true);
  expect(existsSync(join(folder, "things.lock"))).toBe(false);
});

test("what no run uses any more goes in the end", () => {
  const large = Buffer.alloc(12 * 1024 * 1024, 1);
  const first = open();
  first.set("old", large);
  first.set("older", large);
  first.set("kept", Buffer.from("fog"));
  first.close();
  const second = open();
  expect(second.keep("kept")).toBe(true);
  expect(second.keep("never there")).toBe(false);
  second.close();
  expect(statSync(join(folder, "things.pack")).size).toBeLessThan(100);
  const third = open();
  expect(text(third, "kept")).toBe("fog");
  expect(text(third, "old")).toBeUndefined();
  third.close();
});

test("it is a map that survives, whatever is put in and in whatever order", () => {
  const act = fc.record({
    key: fc.constantFrom("a", "b", "c", "d"),
    bytes: fc.option(fc.uint8Array({ maxLength: 50 })),
  });
  fc.assert(
    fc.property(fc.array(fc.array(act, { maxLength: 8 }), { maxLength: 4 }), (runs) => {
      rmSync(folder, { recursive: true, force: true });
      const model = new Map<string, Uint8Array>();
      for (const acts of runs) {
        const pack = open();
        for (const { key, bytes } of acts) {
          if (bytes) {
            pack.set(key, bytes);
            model.set(key, bytes);
          }
          expect(pack.get(key)?.toString("hex")).toBe(
            model.has(key) ? Buffer.from(model.get(key)!).toString("hex") : undefined,
          );
        }
        pack.close();
      }
    }),
    { numRuns: 60 },
  );
});
