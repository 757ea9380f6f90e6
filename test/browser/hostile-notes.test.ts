import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from "vitest";
import { followEach, LISTS, openEach } from "../hostile/sweep.ts";
import { hostileSite, type HostileSite } from "../hostile/site.ts";
import { forbiddenNodes, NO_OTHER_HOST, watch, type Watch } from "../hostile/watch.ts";
import { CHROMIUM_FLAGS } from "./find-chromium.ts";

let browser: Browser;
let site: HostileSite;
let context: BrowserContext | undefined;
beforeAll(async () => {
  site = await hostileSite(100);
  const { notes, values } = site.archive.count;
  console.log(
    `${notes} payloads in notes, ${values} values in metadata, ${site.archive.paths.length} episodes`,
  );
  const args = [...CHROMIUM_FLAGS, NO_OTHER_HOST];
  browser = await chromium.launch({ executablePath: inject("chromium"), args });
}, 120_000);
afterEach(() => context?.close());
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** A page under watch, on a site with its content policy or without. */
async function open(policy: boolean): Promise<{ page: Page; seen: Watch }> {
  site.usePolicy(policy);
  context = await browser.newContext({ baseURL: site.host.origin, serviceWorkers: "block" });
  const seen = await watch(context, site.host.origin);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  return { page, seen };
}

const NOTHING: Watch = { deeds: [], violations: [], errors: [] };
describe.each([
  ["without the content policy", false],
  ["with the content policy", true],
])("%s", (_, policy) => {
  test("opened one by one, no page runs a payload, asks a foreign host or holds what it must not", async () => {
    const { page, seen } = await open(policy);
    const nodes = await openEach(page, [...site.archive.paths, ...LISTS]);
    expect(nodes).toEqual([]);
    expect(seen).toEqual(NOTHING);
  }, 180_000);

  test("nor does one that is come to by a link", async () => {
    const { page, seen } = await open(policy);
    await openEach(page, ["/"]);
    const documents: string[] = [];
    page.on("request", (request) => {
      if (request.resourceType() === "document") documents.push(request.url());
    });
    const nodes = await followEach(page, site.archive.paths);
    expect(nodes).toEqual([]);
    expect(seen).toEqual(NOTHING);
    expect(documents).toEqual([]);
  }, 180_000);
});

describe("the watch itself sees what happens where notes are not made safe", () => {
  const RAW = [
    "<img src=x onerror=hit(1)>",
    "<svg onload=hit(2)></svg>",
    "<script>hit(3)</script>",
    "<details open ontoggle=hit(4)><summary>a</summary></details>",
    '<iframe srcdoc="<script>parent.hit(5)</script>"></iframe>',
    '<img src="https://evil.example/6.png" alt="">',
    '<link rel="stylesheet" href="https://evil.example/7.css">',
    '<p style="background:url(https://evil.example/8.png)">a</p>',
    '<object data="https://evil.example/9"></object>',
    '<form action="https://evil.example/10"><input autofocus onfocus=hit(10)></form>',
    '<a href="javascript:hit(11)">a</a>',
  ].join("");

  /** The same page, with the payloads as they are in its notes. */
  async function openRaw(policy: boolean): Promise<{ page: Page; seen: Watch }> {
    const opened = await open(policy);
    const safe = site.host.rewrite;
    site.host.rewrite = (text) => safe(text).replace(/(<div data-notes="[^"]*">)/, `$1${RAW}`);
    await opened.page.goto(site.archive.paths[0] ?? "");
    await expect
      .poll(() => opened.seen.deeds.length + opened.seen.violations.length)
      .toBeGreaterThan(8);
    return opened;
  }

  test("they run, ask and stand there without the policy", async () => {
    const { page, seen } = await openRaw(false);
    for (const n of [1, 2, 3, 4, 5, 10]) await expect.poll(() => seen.deeds).toContain(`ran ${n}`);
    for (const name of ["6.png", "7.css", "8.png", "9"])
      expect(seen.deeds).toContain(`asked https://evil.example/${name}`);
    const nodes = await forbiddenNodes(page);
    for (const why of ["an element", "onerror", "style", "a link", "a part", "a form", "a script"])
      expect(nodes).toContainEqual(expect.stringContaining(`${why}: `));
  });

  test("with it none runs, and each attempt is told", async () => {
    const { seen } = await openRaw(true);
    expect(seen.deeds.filter((deed) => deed.startsWith("ran"))).toEqual([]);
    expect(seen.violations.length).toBeGreaterThan(8);
  });
});
