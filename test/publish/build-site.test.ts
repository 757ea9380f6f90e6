import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { startThread } from "../../src/cli/thread.ts";
import { BuildLog } from "../../src/publish/build-log.ts";
import { buildSite, type BuiltSite } from "../../src/publish/build-site.ts";
import { bundleApp } from "../../src/publish/bundle-app.ts";
import { drawnPicture } from "../compile/drawn-pictures.ts";

let root: string;
/** The same picture at three sizes, of which the first is too large for a page. */
let lamps: Buffer[];
beforeAll(async () => {
  lamps = await Promise.all([640, 90, 30].map((width) => drawnPicture("png", width, 60)));
  root = mkdtempSync(join(tmpdir(), "playhead-build-"));
  vi.stubEnv("PLAYHEAD_CACHE", join(root, "cache"));
  vi.stubEnv("NODE_ENV", "production");
  // What was just changed is always looked at again: in an hour it is believed by its times.
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 3_600_000 });
  vi.spyOn(console, "warn").mockReturnValue();
  vi.spyOn(console, "error").mockReturnValue();
});
afterAll(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true, force: true });
});

const quiet = { write: () => true };

function build(
  content: string,
  out: string,
  { base = "/", compress = false, threads = false, log = new BuildLog(quiet, {}) } = {},
): Promise<BuiltSite> {
  const options = { content, out, base, siteUrl: "", compress, cards: false };
  return buildSite(options, log, bundleApp, threads ? startThread : undefined);
}

/** Every file below a folder with its bytes, as text. */
function files(folder: string): Map<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .toSorted()
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, "base64")]),
  );
}

/** What a build gives that knows of no other. */
async function cold(
  content: string,
  options?: { base?: string; compress?: boolean },
): Promise<Map<string, string>> {
  const apart = mkdtempSync(join(root, "cold-"));
  vi.stubEnv("PLAYHEAD_CACHE", join(apart, "cache"));
  try {
    await build(content, join(apart, "dist"), options);
    return files(join(apart, "dist"));
  } finally {
    vi.stubEnv("PLAYHEAD_CACHE", join(root, "cache"));
    rmSync(apart, { recursive: true, force: true });
  }
}

/** Names of files that differ. */
function differences(a: Map<string, string>, b: Map<string, string>): string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter((path) => a.get(path) !== b.get(path));
}

const faultOf = (fault: unknown): Map<string, string> => new Map([["fault", String(fault)]]);

const episode = (title: string, tags: string[], notes: string): string =>
  `---\ntitle: ${title}\ndate: 2020-01-${String((title.length % 27) + 1).padStart(2, "0")}\naudio: https://a.example/${encodeURIComponent(title)}.mp3\ntags: ${JSON.stringify(tags)}\n---\n\n${notes}\n`;

const ARCHIVE: Record<string, string> = {
  "show.yaml": "title: Fog\nurl: https://fog.example\n",
  "one.md": episode("One of us", ["css", "fog"], "Interview with Ada Byron.\n\nSee [two](two.md)."),
  "two.md": episode("Two of them", ["css"], "Notes on fog. [gone](nowhere.md) ![](lamp.png)"),
  "three.md": episode("Three more", ["rain"], "## Links\n\n- [A page](https://x.example/a)\n"),
  "three.vtt": "WEBVTT\n\n00:00.000 --> 00:05.000\nHello and welcome.\n",
  "pages/about.md": "---\ntitle: About\n---\n\nWho we are: [one](../one.md).\n",
  "notes.txt": "A file of the host's own.\n",
};

function archive(): { content: string; out: string } {
  const folder = mkdtempSync(join(root, "archive-"));
  const content = join(folder, "content");
  for (const [name, text] of Object.entries(ARCHIVE)) {
    mkdirSync(dirname(join(content, name)), { recursive: true });
    writeFileSync(join(content, name), text);
  }
  writeFileSync(join(content, "lamp.png"), lamps[0] ?? "");
  return { content, out: join(folder, "dist") };
}

const EPISODES = ["one.md", "two.md", "three.md"];
const WORDS = ["fog", "rain", "Ada Byron", "snow", "[one](one.md)", "[three](three.md#t=1:00)"];

/** What a host does to an archive. */
type Edit = (content: string) => void;

const ifThere = (path: string, act: (text: string) => void): void => {
  try {
    act(readFileSync(path, "utf8"));
  } catch {
    // It was deleted or renamed before.
  }
};

const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.tuple(fc.constantFrom(...EPISODES, "pages/about.md"), fc.constantFrom(...WORDS)).map(
    ([file, word]): Edit =>
      (content) =>
        ifThere(join(content, file), (text) =>
          writeFileSync(join(content, file), `${text}\nAlso ${word}.\n`),
        ),
  ),
  fc.tuple(fc.constantFrom(...EPISODES), fc.constantFrom("css", "snow", "Rain")).map(
    ([file, tag]): Edit =>
      (content) =>
        ifThere(join(content, file), (text) =>
          writeFileSync(join(content, file), text.replace(/^tags: .*$/m, `tags: ["${tag}"]`)),
        ),
  ),
  fc.integer({ min: 1, max: 3 }).map(
    (n): Edit =>
      (content) =>
        writeFileSync(join(content, `new-${n}.md`), episode(`New ${n}`, ["fog"], "With Bo Cole.")),
  ),
  fc.constantFrom(0, 1, 2).map(
    (n): Edit =>
      (content) =>
        writeFileSync(join(content, "lamp.png"), lamps[n] ?? ""),
  ),
  fc.constantFrom(...EPISODES, "three.vtt", "notes.txt", "lamp.png").map(
    (file): Edit =>
      (content) =>
        rmSync(join(content, file), { force: true }),
  ),
  fc.constantFrom(...EPISODES).map(
    (file): Edit =>
      (content) =>
        ifThere(join(content, file), () =>
          renameSync(join(content, file), join(content, `again-${file}`)),
        ),
  ),
  fc.constantFrom("title: Mist\n", "permalink: /e/{slug}/\n", "accent: '#225577'\n").map(
    (line): Edit =>
      (content) =>
        writeFileSync(join(content, "show.yaml"), `title: Fog\nurl: https://fog.example\n${line}`),
  ),
);

// Each makes several sites, and the first one bundles the app.
describe("a build that knows of the last one", { timeout: 120_000 }, () => {
  test("gives byte for byte what one gives that knows nothing, whatever was done to the archive", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(anyEdit, { minLength: 1, maxLength: 2 }), { minLength: 2, maxLength: 4 }),
        fc.constantFrom("/", "/a/b/"),
        async (rounds, base) => {
          const { content, out } = archive();
          await build(content, out, { base });
          for (const edits of rounds) {
            for (const edit of edits) edit(content);
            // Not every edit leaves an archive without errors: then both refuse it.
            const warm = await build(content, out, { base }).then(() => files(out), faultOf);
            expect(differences(warm, await cold(content, { base }).catch(faultOf))).toEqual([]);
          }
        },
      ),
      { numRuns: 6 },
    );
  });

  test("gives so too after each change of something that feeds and heads tell", async () => {
    const { content, out } = archive();
    const write = (file: string, text: string): void => {
      mkdirSync(dirname(join(content, file)), { recursive: true });
      writeFileSync(join(content, file), text);
    };
    const state = (file: string, line: string): void =>
      write(file, readFileSync(join(content, file), "utf8").replace("---\n", `---\n${line}\n`));
    const edits: (() => void)[] = [
      () => state("one.md", "season: 2"),
      () => write("show.yaml", `${ARCHIVE["show.yaml"]}seasons: { 2: The fog }\n`),
      () => state("one.md", "explicit: true"),
      () => state("one.md", 'chapters: [{ start: "0:00", title: Dawn }]'),
      () => state("two.md", "image: lamp.png"),
      () => state("three.md", "modified: 2021-02-03"),
      () => state("three.md", "lang: de"),
      () => write("three.vtt", "WEBVTT\n\n00:00.000 --> 00:05.000\nOther words.\n"),
      () => write("people/ada.md", "---\nname: Ada Byron\nimage: ../lamp.png\n---\n"),
      () => state("two.md", "guests: Ada Byron"),
      () => writeFileSync(join(content, "lamp.png"), lamps[1] ?? ""),
      () => write("show.yaml", `${ARCHIVE["show.yaml"]}copyright: Us\nimage: lamp.png\n`),
    ];
    await build(content, out);
    for (const [n, edit] of edits.entries()) {
      edit();
      const { written } = await build(content, out);
      expect(written, `after edit ${n}`).toBeGreaterThan(0);
      expect(differences(files(out), await cold(content)), `after edit ${n}`).toEqual([]);
    }
  });

  test("keeps what was compressed, byte for byte", async () => {
    const { content, out } = archive();
    await build(content, out, { compress: true });
    writeFileSync(join(content, "two.md"), episode("Two of them", ["css"], "Notes on snow."));
    const { written } = await build(content, out, { compress: true });
    const site = files(out);
    expect(site.has("index.html.br")).toBe(true);
    expect(written).toBeLessThan(site.size);
    expect(differences(site, await cold(content, { compress: true }))).toEqual([]);
    await build(content, out);
    expect([...files(out).keys()].filter((path) => /\.(?:br|gz)$/.test(path))).toEqual([]);
  });

  test("makes again the pages alone that show what changed", async () => {
    const { content, out } = archive();
    await build(content, out);
    writeFileSync(join(content, "two.md"), episode("Two of them", ["css"], "Notes on snow."));
    const log = new BuildLog(quiet, {});
    await build(content, out, { log });
    const pages = log.steps.find(({ name }) => name === "Pages");
    // Its own, those of its tag, and the lists of all; not those of other tags, people and episodes.
    expect(pages?.made).toBeLessThanOrEqual(9);
    expect(pages?.kept).toBeGreaterThanOrEqual(5);
  });

  test("makes again the page alone whose picture changed", async () => {
    const { content, out } = archive();
    await build(content, out);
    const page = (): string => readFileSync(join(out, "episodes/two-of-them/index.html"), "utf8");
    expect(page()).toMatch(/<source type="image\/avif" srcset="\S+-480\.avif 480w, \S+ 640w"/);
    writeFileSync(join(content, "lamp.png"), lamps[1] ?? "");
    const log = new BuildLog(quiet, {});
    await build(content, out, { log });
    expect(page()).toMatch(/width="90" height="60"/);
    expect(log.steps.find(({ name }) => name === "Pages")?.made).toBe(1);
    expect(differences(files(out), await cold(content))).toEqual([]);
  });

  test("makes again, for another episode, neither the pages of the others nor their data", async () => {
    const { content, out } = archive();
    await build(content, out);
    const before = files(out);
    writeFileSync(join(content, "new.md"), episode("Newest of them all", ["rain"], "About rain."));
    await build(content, out);
    const changed = differences(before, files(out));
    expect(changed).toContain("index.html");
    // "Three more" has the same tag, "Two of them" is its neighbour in time.
    const others = /^(?:episodes\/one-of-us\/|tags\/css\/|about\/|data\/pages\/)/;
    expect(changed.filter((path) => others.test(path))).toEqual([]);
  });

  test("gives the same on several threads", async () => {
    const { content, out } = archive();
    for (let n = 0; n < 200; n++) {
      const words = `By Guest ${n % 60}: [one](one.md#t=0:10), [gone](nowhere-${n}.md), é, 1:0${n % 10} a time.`;
      const text = episode(`Fog ${n}`, [`tag ${n % 70}`, "ünï"], words);
      writeFileSync(
        join(content, `fog-${n}.md`),
        text.replace("\naudio", `\nguests: [Guest ${n % 60}]\naudio`),
      );
    }
    const { written } = await build(content, out, { base: "/a/b/", threads: true });
    expect(written).toBeGreaterThan(600);
    const site = files(out);
    expect(differences(site, await cold(content, { base: "/a/b/" }))).toEqual([]);
    writeFileSync(join(content, "fog-7.md"), episode("Fog 7", ["tag 7"], "Another fog."));
    await build(content, out, { base: "/a/b/", threads: true });
    expect(differences(files(out), site)).not.toEqual([]);
    expect(differences(files(out), await cold(content, { base: "/a/b/" }))).toEqual([]);
  });

  test("writes nothing where nothing changed", async () => {
    const { content, out } = archive();
    await build(content, out);
    const before = statSync(join(out, "index.html"));
    const log = new BuildLog(quiet, {});
    const { files: count, written } = await build(content, out, { log });
    expect(log.steps.map(({ name }) => name)).toEqual(["Look at the last site"]);
    expect({ written, all: files(out).size }).toEqual({ written: 0, all: count });
    expect(statSync(join(out, "index.html")).ino).toBe(before.ino);
  });

  test("takes away what a killed build left beside the site, also where nothing changed", async () => {
    const { content, out } = archive();
    await build(content, out);
    const whole = files(out);
    mkdirSync(join(dirname(out), ".dist.next/data"), { recursive: true });
    writeFileSync(join(dirname(out), ".dist.next/index.html"), "half of a page");
    const log = new BuildLog(quiet, {});
    await build(content, out, { log });
    expect(log.steps.map(({ name }) => name)).toEqual(["Look at the last site"]);
    expect(readdirSync(dirname(out)).toSorted()).toEqual(["content", "dist"]);
    expect(differences(files(out), whole)).toEqual([]);
  });

  test("mends what somebody did to the site", async () => {
    const { content, out } = archive();
    await build(content, out);
    const whole = files(out);
    writeFileSync(join(out, "index.html"), "mine");
    rmSync(join(out, "data/catalog.json"));
    // Without its catalogue it would not be known for a site of ours.
    cpSync(join(out, "index.html"), join(out, "stray.html"));
    writeFileSync(join(out, "data/catalog.json"), "{}");
    await build(content, out);
    expect(differences(files(out), whole)).toEqual([]);
  });

  test("makes the site again that was deleted", async () => {
    const { content, out } = archive();
    await build(content, out);
    const whole = files(out);
    rmSync(out, { recursive: true });
    await build(content, out);
    expect(differences(files(out), whole)).toEqual([]);
  });

  test("leaves the last site as it was where the archive has an error, and goes on once it is mended", async () => {
    const { content, out } = archive();
    await build(content, out);
    const whole = files(out);
    writeFileSync(join(content, "two.md"), "---\ntitle: Two\ndate: 2019-02-30\n---\n");
    await expect(build(content, out)).rejects.toThrow("nothing was written");
    expect(differences(files(out), whole)).toEqual([]);
    writeFileSync(join(content, "two.md"), ARCHIVE["two.md"] ?? "");
    await build(content, out);
    expect(differences(files(out), whole)).toEqual([]);
  });

  test("does without a cache that is damaged", async () => {
    const { content, out } = archive();
    await build(content, out);
    const whole = files(out);
    const cache = join(root, "cache");
    const entries = readdirSync(cache, { recursive: true, withFileTypes: true });
    for (const { parentPath, name } of entries.filter((entry) => entry.isFile()))
      writeFileSync(join(parentPath, name), "damaged");
    writeFileSync(join(content, "notes.txt"), "Another text of the host's own.\n");
    await build(content, out);
    expect(differences(files(out), whole)).toEqual(["notes.txt"]);
  });
});
