import axe from "axe-core";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { useBrowser } from "./browser.ts";
import { hydrated } from "./hydrated.ts";
import { enter, type State, STATES } from "./states.ts";

const open = useBrowser();
const plain = { serviceWorkers: "block" } as const;
const WIDE = { width: 1280, height: 900 };
const NARROW = { width: 320, height: 568 };

/** What axe finds; `only` the contrast, where nothing but the colours differs from a look before. */
async function violations(page: Page, only: boolean): Promise<string[]> {
  // What still fades in has the contrast of a shadow.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().iterations !== Infinity)
        .map(({ finished }) => finished),
    ),
  );
  const found = await page.evaluate(
    (contrast) =>
      (window as unknown as { axe: typeof axe }).axe.run(
        document,
        contrast
          ? { runOnly: ["color-contrast"], resultTypes: ["violations"] }
          : { rules: { "target-size": { enabled: true } }, resultTypes: ["violations"] },
      ),
    only,
  );
  return found.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(" ")}`,
  );
}

/** By how many pixels the page, or what is open over it, is wider than its room. */
const tooWide = (page: Page): Promise<number> =>
  page.evaluate(() =>
    Math.max(
      document.documentElement.scrollWidth - innerWidth,
      ...[...document.querySelectorAll("dialog[open]")].map((d) => d.scrollWidth - d.clientWidth),
    ),
  );

/** Adds a style as a listener's own, and gives the way to take it back. A policy says nothing about it. */
async function style(page: Page, css: string): Promise<() => Promise<void>> {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }, css);
  return () =>
    page.evaluate(() => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.slice(0, -1);
    });
}

/** WCAG 2.2, 1.4.12. */
const SPACED =
  "*{line-height:1.5 !important;letter-spacing:.12em !important;word-spacing:.16em !important}p{margin-block-end:2em !important}";

describe("everything that a listener can have before them", () => {
  test.each(STATES.map((state) => [state.name, state] as const))(
    "%s: light, dark, wide, narrow, zoomed, spaced",
    async (_, state) => {
      const page = await open({ ...plain, viewport: WIDE });
      await enter(page, state);
      await page.evaluate(axe.source);
      const found: string[] = [];
      const note = (how: string, all: string[]): number =>
        found.push(...all.map((f) => `${how}: ${f}`));
      for (const [how, viewport] of [
        ["1280", WIDE],
        ["320", NARROW],
      ] as const) {
        await page.setViewportSize(viewport);
        await page.emulateMedia({ colorScheme: "light" });
        note(`${how} light`, await violations(page, false));
        await page.emulateMedia({ colorScheme: "dark" });
        note(`${how} dark`, await violations(page, true));
      }
      const widths: Record<string, number> = { "320 wide": await tooWide(page) };
      const unspaced = await style(page, SPACED);
      widths["text spacing"] = await tooWide(page);
      await unspaced();
      await page.setViewportSize({ width: 320, height: 256 });
      widths["400 % zoom"] = await tooWide(page);
      await page.setViewportSize({ width: 640, height: 512 });
      await style(page, "html{font-size:200% !important}");
      widths["text twice as large"] = await tooWide(page);
      for (const [how, over] of Object.entries(widths))
        if (over > 0) found.push(`${how}: ${over} px too wide`);
      expect(found).toEqual([]);
    },
  );
});

/** The stops of Tab, with how each is seen. */
async function walk(page: Page): Promise<{ name: string; seen: boolean; ring: boolean }[]> {
  const stops: { name: string; seen: boolean; ring: boolean }[] = [];
  const known = new Set<string>();
  for (let i = 0; i < 120; i += 1) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const focused = document.activeElement;
      if (!focused || focused === document.body || focused.matches("iframe")) return undefined;
      const { left, top, width, height } = focused.getBoundingClientRect();
      const there = document.elementFromPoint(left + width / 2, top + height / 2);
      const label = focused.closest("label");
      const { outlineStyle, outlineWidth } = getComputedStyle(focused);
      (window as unknown as { ids?: WeakMap<Element, number> }).ids ??= new WeakMap();
      const { ids } = window as unknown as { ids: WeakMap<Element, number> };
      if (!ids.has(focused)) ids.set(focused, Math.random());
      return {
        id: String(ids.get(focused)),
        name: `${focused.tagName} ${focused.getAttribute("aria-label") ?? focused.textContent?.trim().slice(0, 40)}`,
        seen: there !== null && (focused.contains(there) || label?.contains(there) === true),
        ring: outlineStyle !== "none" && Number.parseFloat(outlineWidth) > 0,
      };
    });
    if (!stop) continue;
    if (known.has(stop.id)) break;
    known.add(stop.id);
    stops.push(stop);
  }
  return stops;
}

const named = (name: string): State => {
  const state = STATES.find((candidate) => candidate.name === name);
  if (!state) throw new Error(`no state is called ${name}`);
  return state;
};

describe("by keyboard", () => {
  test.each(["an episode", "audio that is not there", "a page that did not come"])(
    "%s, zoomed fourfold: what has the focus shows it, and nothing covers it",
    async (name) => {
      const page = await open({ ...plain, viewport: { width: 320, height: 256 } });
      await enter(page, named(name));
      const stops = await walk(page);
      expect(stops.length).toBeGreaterThan(40);
      expect(stops.filter(({ seen, ring }) => !seen || !ring)).toEqual([]);
    },
  );

  test("the skip link comes first, and lands in the content", async () => {
    const page = await open();
    await page.goto("/trent-nelson-pyparallel.html");
    await hydrated(page);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to content");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
  });

  test("a menu that Tab leaves closes, so that it covers nothing", async () => {
    const page = await open(plain);
    await enter(page, named("a menu"));
    await page.keyboard.press("Shift+Tab");
    await page.getByRole("group", { name: /^More for/ }).waitFor({ state: "detached" });
  });

  test("single letters are letters while the listener types", async () => {
    const page = await open(plain);
    await enter(page, named("the player, playing"));
    await page.keyboard.press("/");
    const box = page.getByRole("combobox", { name: /^Search/ });
    await box.pressSequentially("kmbq?");
    expect(await box.inputValue()).toBe("kmbq?");
    await page.keyboard.press("Escape");
    const player = page.getByRole("region", { name: "Player" });
    expect(await player.getByRole("button", { name: "Pause" }).count()).toBe(1);
    expect(await player.getByRole("button", { name: /^Unmute/ }).count()).toBe(0);
  });
});

describe("a listener's own wishes", () => {
  test("reduced motion: nothing moves from page to page", async () => {
    const page = await open({ ...plain, reducedMotion: "reduce" });
    await page.goto("/");
    await hydrated(page);
    await page
      .getByRole("navigation", { name: "Site" })
      .getByRole("link", { name: "Tags" })
      .click();
    await page.getByRole("heading", { level: 1, name: "Tags" }).waitFor();
    const moving = await page.evaluate(() =>
      document
        .getAnimations()
        .map((animation) => Number(animation.effect?.getComputedTiming().duration))
        .filter((duration) => duration > 1),
    );
    expect(moving).toEqual([]);
  });

  test("forced colours: every button of the player has an edge", async () => {
    const page = await open({ ...plain, forcedColors: "active" });
    await enter(page, named("an episode"));
    const edges = await page
      .getByRole("region", { name: "Player" })
      .getByRole("button")
      .evaluateAll((all) => all.map((button) => getComputedStyle(button).borderTopStyle));
    expect(edges.length).toBeGreaterThan(4);
    expect(edges).not.toContain("none");
  });

  test("forced colours: which tab is chosen and what matched can be told", async () => {
    const page = await open({ ...plain, forcedColors: "active", viewport: WIDE });
    await page.goto("/?q=tornado");
    await hydrated(page);
    const colour = (selector: string, name: string): Promise<string> =>
      page
        .locator(selector)
        .first()
        .evaluate((found, property) => getComputedStyle(found).getPropertyValue(property), name);
    await page.locator("#episodes mark").first().waitFor();
    const behind = await colour("#episodes mark", "background-color");
    // A shade of it would leave its black letters on a black page.
    expect(behind).not.toMatch(/rgba|\/ 0?\./);
    await enter(page, named("the full player: Chapters"));
    const ground = "background-color";
    expect(await colour('[role=tab][aria-selected="true"]', ground)).not.toBe(
      await colour('[role=tab][aria-selected="false"]', ground),
    );
  });
});
