import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { scopedName } from "../../src/publish/scoped-name.ts";

test("a class is named the same in every bundle", () => {
  const file = resolve("src/components/icon-button.module.css");
  expect(scopedName("button", file)).toBe(scopedName("button", `${file}?used`));
  expect(scopedName("button", file)).toMatch(/^[a-z][a-z0-9]{4}$/);
});

test("no two classes of the app share a name", () => {
  const names = ["components", "pages", "app"].flatMap((part) =>
    readdirSync(join("src", part))
      .filter((name) => name.endsWith(".module.css"))
      .flatMap((name) => {
        const file = resolve("src", part, name);
        const classes = readFileSync(file, "utf8").matchAll(/\.([a-z][a-z0-9-]*)(?=[\s.,:[)>{])/gi);
        return [...new Set(Array.from(classes, ([, found = ""]) => found))].map((found) =>
          scopedName(found, file),
        );
      }),
  );
  expect(names.length).toBeGreaterThan(100);
  expect(new Set(names).size).toBe(names.length);
});
