import { readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const SOURCE = resolve("src");

/** What each part may import besides itself. `store` stands for src/store.ts and src/use-store.ts. */
const MAY_IMPORT: Record<string, string[]> = {
  model: [],
  store: [],
  styles: [],
  cache: [],
  search: ["model"],
  threads: [],
  compile: ["model", "search", "cache", "threads"],
  publish: ["model", "search", "compile", "cache", "threads"],
  import: ["model", "compile"],
  cli: ["model", "search", "compile", "publish", "import", "cache", "threads"],
  components: ["model", "store"],
  player: ["model", "store"],
  library: ["model", "store"],
  offline: ["model", "store"],
  pages: ["model", "store", "components", "search", "player", "library", "offline"],
  app: [
    "model",
    "store",
    "components",
    "search",
    "player",
    "library",
    "offline",
    "pages",
    "styles",
  ],
};
const NODE_PARTS = ["cache", "threads", "compile", "publish", "import", "cli"];

function files(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return files(path);
    return /\.(ts|tsx|mts|mjs)$/.test(name) ? [path] : [];
  });
}

function partOf(file: string): string {
  const [first = ""] = relative(SOURCE, file).split(/[\\/]/);
  return /^(use-)?store\.tsx?$/.test(first) ? "store" : first;
}

/** Module specifiers that a source names, types included. */
function importsOf(file: string): string[] {
  const text = readFileSync(file, "utf8");
  const found = text.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*)["']([^"']+)["']/g);
  return [...found].map((match) => match[1] ?? "");
}

const all = files(SOURCE);
const local = (file: string): string[] =>
  importsOf(file)
    .filter((name) => name.startsWith("."))
    .map((name) => resolve(dirname(file), name));

describe("the house", () => {
  test("every part imports only what the house lets it", () => {
    const wrong = all.flatMap((file) => {
      const part = partOf(file);
      const allowed = [part, ...(MAY_IMPORT[part] ?? [])];
      return local(file)
        .filter((target) => !allowed.includes(partOf(target)))
        .map((target) => `${relative(SOURCE, file)} imports ${relative(SOURCE, target)}`);
    });
    expect(wrong).toEqual([]);
  });

  test("only the parts that build import node:", () => {
    const wrong = all
      .filter((file) => !NODE_PARTS.includes(partOf(file)))
      .filter((file) => importsOf(file).some((name) => name.startsWith("node:")))
      .map((file) => relative(SOURCE, file));
    expect(wrong).toEqual([]);
  });

  test("React and Vite stay out of what is pure", () => {
    const wrong = all
      .filter((file) => ["model", "search", "compile"].includes(partOf(file)))
      .filter((file) => importsOf(file).some((name) => /^(react|vite)\b/.test(name)))
      .map((file) => relative(SOURCE, file));
    expect(wrong).toEqual([]);
  });

  test("no file imports itself in a circle, counting types", () => {
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, path: string[]): void => {
      const at = path.indexOf(file);
      if (at >= 0) {
        circles.push([...path.slice(at), file].map((f) => relative(SOURCE, f)).join(" → "));
        return;
      }
      if (done.has(file)) return;
      done.add(file);
      for (const target of local(file)) if (all.includes(target)) visit(target, [...path, file]);
    };
    for (const file of all) visit(file, []);
    expect(circles).toEqual([]);
  });

  test("no barrels, and every file is named for what it does", () => {
    const wrong = all.filter((file) => {
      if (/[\\/](utils?|helpers?|misc|common|index)\.\w+$/.test(file)) return true;
      const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
      return lines.length > 0 && lines.every((line) => /^export .* from /.test(line));
    });
    expect(wrong.map((file) => relative(SOURCE, file))).toEqual([]);
  });

  test("every local import names a file that is there", () => {
    const missing = all.flatMap((file) =>
      local(file)
        .filter((target) => /\.tsx?$/.test(target) && !all.includes(target))
        .map((target) => `${relative(SOURCE, file)} imports ${relative(SOURCE, target)}`),
    );
    expect(missing).toEqual([]);
  });

  test("the median file stays under 130 lines", () => {
    const lengths = all
      .map((file) => readFileSync(file, "utf8").split("\n").length)
      .toSorted((a, b) => a - b);
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(130);
  });
});
