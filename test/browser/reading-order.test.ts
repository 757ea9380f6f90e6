import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { useBrowser } from "./browser.ts";
import { enter, STATES } from "./states.ts";

const open = useBrowser();

/** A part of the accessibility tree, as assistive technology gets it. */
interface Part {
  role: string;
  name: string;
  /** Of a heading. */
  level?: number;
  modal?: boolean;
  parents: string[];
}

/** The page in the order in which it is read: Chromium's own tree, without what it ignores. */
async function readPage(page: Page): Promise<Part[]> {
  const cdp = await page.context().newCDPSession(page);
  const { nodes } = await cdp.send("Accessibility.getFullAXTree");
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const parts: Part[] = [];
  const walk = (id: string, parents: string[]): void => {
    const node = byId.get(id);
    if (!node) return;
    const role = String(node.role?.value ?? "");
    const property = (name: string): unknown =>
      node.properties?.find((one) => one.name === name)?.value.value;
    if (!node.ignored)
      parts.push({
        role,
        name: String(node.name?.value ?? "").trim(),
        level: property("level") as number | undefined,
        modal: property("modal") as boolean | undefined,
        parents,
      });
    const within = node.ignored ? parents : [...parents, role];
    for (const child of node.childIds ?? []) walk(child, within);
  };
  const [root] = nodes;
  if (root) walk(root.nodeId, []);
  return parts;
}

const ACTS =
  /^(?:link|button|searchbox|textbox|combobox|slider|checkbox|radio|tab|option|switch|DisclosureTriangle|menuitem)$/;
const LANDMARKS = /^(?:banner|navigation|main|contentinfo|complementary|search|region|form)$/;

const said = ({ role, name, level }: Part): string => `${role}${level ?? ""} “${name}”`;

/** Names that several of `parts` share, with how often. */
function shared(parts: readonly Part[]): string[] {
  const counts = new Map<string, number>();
  for (const part of parts) counts.set(said(part), (counts.get(said(part)) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > 1).map(([name, count]) => `${name} × ${count}`);
}

/** What stands in the tab order though assistive technology is told to pass it over. */
const hiddenStops = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[aria-hidden="true"], [aria-hidden="true"] *')]
      .filter((one) => one.tabIndex >= 0 && one.checkVisibility({ visibilityProperty: true }))
      .filter((one) => !one.closest("[inert]"))
      .map((one) => one.outerHTML.slice(0, 120)),
  );

/** Where the stops of Tab go back in what is read: `tabindex` above 0 moves them. */
const movedStops = (page: Page): Promise<number> =>
  page.evaluate(
    () => [...document.querySelectorAll<HTMLElement>("*")].filter((one) => one.tabIndex > 0).length,
  );

describe("what a screen reader is given, in its order", () => {
  test.each(STATES.map((state) => [state.name, state] as const))("%s", async (_, state) => {
    const page = await open({ serviceWorkers: "block", viewport: { width: 1280, height: 900 } });
    await enter(page, state);
    const parts = await readPage(page);
    const faults: string[] = [];
    const fault = (what: string, found: readonly string[]): void => {
      if (found.length > 0) faults.push(`${what}: ${found.join(", ")}`);
    };

    const acts = parts.filter(({ role }) => ACTS.test(role));
    fault(
      "without a name",
      acts
        .filter(({ name }) => name === "")
        .map(({ role, parents }) => `${parents.at(-1)} ${role}`),
    );
    fault("hidden stops", await hiddenStops(page));
    expect(await movedStops(page)).toBe(0);

    const landmarks = parts.filter(({ role }) => LANDMARKS.test(role));
    fault("landmarks alike", shared(landmarks));
    fault(
      "regions without a name",
      landmarks.filter(({ role, name }) => role === "region" && name === "").map(said),
    );

    const headings = parts.filter(({ role }) => role === "heading");
    fault("empty headings", headings.filter(({ name }) => name === "").map(said));
    const dialog = parts.find(({ role }) => role === "dialog");
    fault("dialogs without a name", dialog?.name === "" ? [said(dialog)] : []);
    // A modal dialog is all there is; it begins with a heading of its own.
    if (dialog?.modal) {
      fault(
        "beside the dialog",
        acts.filter(({ parents }) => !parents.includes("dialog")).map(said),
      );
      fault(
        "the page's own landmarks",
        landmarks.filter(({ role }) => /^(?:banner|main|contentinfo)$/.test(role)).map(said),
      );
    } else {
      const first = acts[0]?.name ?? "nothing";
      fault("before the skip link", first === "Skip to content" ? [] : [first]);
      const titles = headings.filter(({ level }) => level === 1).map(said);
      fault("not one title", titles.length === 1 ? [] : [`${titles.length}`, ...titles]);
      const order = landmarks
        .filter(({ parents }) => !parents.some((role) => LANDMARKS.test(role)))
        .map(({ role, name }) => (role === "region" ? name : role));
      const frame = ["banner", "main", "contentinfo", "Player"];
      const found = order.filter((name) => frame.includes(name));
      const wanted = frame.filter((name) => name !== "Player" || order.includes("Player"));
      fault("landmarks out of order", found.join() === wanted.join() ? [] : found);
      fault(
        "outside of landmarks",
        acts
          .slice(1)
          .filter(({ parents }) => !parents.some((role) => LANDMARKS.test(role)))
          .filter(({ parents }) => !parents.includes("dialog") && !parents.includes("alert"))
          .map(said),
      );
    }
    fault(
      "levels left out",
      headings
        .filter(({ level = 0 }, i) => i > 0 && level > (headings[i - 1]?.level ?? 0) + 1)
        .map(said),
    );
    fault(
      "buttons alike",
      shared(acts.filter(({ role, parents }) => role === "button" && !parents.includes("dialog"))),
    );
    expect(faults).toEqual([]);
  });
});
