// @vitest-environment happy-dom
import { IDBObjectStore } from "fake-indexeddb";
import { describe, expect, it, vi } from "vitest";
import { createLibrary } from "../../src/library/library.ts";
import { openStorage } from "../../src/library/storage.ts";
import { FakeBrowser, FakeLocalStorage, opened, track } from "./fixtures.ts";

const A = track("a");
const place = (at: number) => [A, { at, heard: [], duration: 3600 }] as const;
const soon = { finished: false, when: "soon" } as const;

describe("what is kept", () => {
  it("is there after the page is opened again", async () => {
    const browser = new FakeBrowser();
    const library = await browser.open();
    library.positions.save(...place(1200), soon);
    await library.settled();
    const again = await browser.open();
    expect(again.positions.get("a")).toMatchObject({ at: 1200, duration: 3600 });
  });

  it("is safe before the page goes, though IndexedDB never finished", async () => {
    const browser = new FakeBrowser();
    const library = await browser.open();
    library.positions.save(...place(100), soon);
    await library.settled();
    browser.time += 1000;
    const beforeWrite = new FakeBrowser();
    library.positions.save(...place(130), { finished: false, when: "now" });
    // Another browser with the same localStorage, and the IndexedDB of before.
    beforeWrite.localStorage = browser.localStorage;
    expect((await beforeWrite.open()).positions.get("a")?.at).toBe(130);
  });

  it("is the newer of what a crash left and what IndexedDB holds", async () => {
    const browser = new FakeBrowser();
    const library = await browser.open();
    library.positions.save(...place(100), { finished: false, when: "now" });
    browser.time += 5000;
    library.positions.save(...place(105), soon);
    await library.settled();
    expect((await browser.open()).positions.get("a")?.at).toBe(105);
  });

  it("survives a clock that was set back", async () => {
    const browser = new FakeBrowser();
    const library = await browser.open();
    library.positions.save(...place(100), { finished: false, when: "now" });
    browser.time -= 86_400_000;
    library.positions.save(...place(200), soon);
    await library.settled();
    expect((await browser.open()).positions.get("a")?.at).toBe(200);
  });

  it("reaches the other tabs", async () => {
    const browser = new FakeBrowser();
    const first = await browser.open();
    const second = await browser.open();
    first.positions.save(...place(50), soon);
    first.saved.set(A, true);
    await expect.poll(() => second.positions.get("a")?.at).toBe(50);
    expect(second.saved.store.get().records.has("a")).toBe(true);
    first.saved.set(A, false);
    await expect.poll(() => second.saved.store.get().records.has("a")).toBe(false);
  });

  it("goes on after a rest in the back/forward cache, with what other tabs wrote meanwhile", async () => {
    const browser = new FakeBrowser();
    const resting = await browser.open();
    window.dispatchEvent(new Event("pagehide"));
    const other = await browser.open();
    other.positions.save(...place(70), soon);
    await other.settled();
    window.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
    await expect.poll(() => resting.positions.get("a")?.at).toBe(70);
    browser.time += 1000;
    resting.positions.save(...place(80), soon);
    await resting.settled();
    expect((await browser.open()).positions.get("a")?.at).toBe(80);
  });

  it("stays forgotten after a rest, when another tab forgot it meanwhile", async () => {
    const browser = new FakeBrowser();
    const resting = await browser.open();
    resting.positions.save(...place(70), soon);
    resting.saved.set(A, true);
    await resting.settled();
    window.dispatchEvent(new Event("pagehide"));
    const other = await browser.open();
    other.positions.forget("a");
    other.saved.set(A, false);
    await other.settled();
    window.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
    await expect.poll(() => resting.positions.get("a")).toBeUndefined();
    await expect.poll(() => resting.saved.store.get().records.size).toBe(0);
    await resting.settled();
    expect((await browser.open()).saved.store.get().records.size).toBe(0);
  });

  it("hears other tabs after a rest, before it writes itself", async () => {
    const browser = new FakeBrowser();
    const resting = await browser.open();
    const other = await browser.open();
    window.dispatchEvent(new Event("pagehide"));
    window.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
    await new Promise((resolve) => setTimeout(resolve, 20));
    other.positions.save(...place(90), soon);
    await expect.poll(() => resting.positions.get("a")?.at).toBe(90);
  });

  it("is what either of two tabs chose, and what another chose meanwhile after a rest", async () => {
    const browser = new FakeBrowser();
    const first = await browser.open();
    const second = await browser.open();
    first.preferences.set({ shortcuts: false });
    second.preferences.set({ rate: 1.5 });
    expect((await browser.open()).preferences.get()).toMatchObject({ shortcuts: false, rate: 1.5 });
    window.dispatchEvent(new Event("pagehide"));
    window.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
    expect(first.preferences.get()).toMatchObject({ shortcuts: false, rate: 1.5 });
  });

  it("is told as the page goes, and written only when it comes back: no transaction is left open", async () => {
    const browser = new FakeBrowser();
    const going = await browser.open();
    window.dispatchEvent(new Event("pagehide"));
    const other = await browser.open();
    const write = vi.spyOn(IDBObjectStore.prototype, "put");
    going.positions.save(...place(700), { finished: false, when: "now" });
    await expect.poll(() => other.positions.get("a")?.at).toBe(700);
    expect(write).not.toHaveBeenCalled();
    window.dispatchEvent(Object.assign(new Event("pageshow"), { persisted: true }));
    await expect.poll(() => write.mock.calls.length).toBeGreaterThan(0);
    expect(going.positions.get("a")?.at).toBe(700);
    write.mockRestore();
  });

  it("lets another tab have the database", async () => {
    const browser = new FakeBrowser();
    const library = await browser.open();
    library.positions.save(...place(50), soon);
    await library.settled();
    const later = await opened(browser.indexedDB.open("test", 2));
    later.close();
    library.positions.save(...place(60), soon);
    await library.settled();
    expect(library.notice.get().text).toBeUndefined();
    expect((await browser.open()).positions.get("a")?.at).toBe(60);
  });
});

describe("a browser that keeps nothing", () => {
  const forbidden = new Proxy(new FakeLocalStorage(), {
    get() {
      throw new DOMException("forbidden", "SecurityError");
    },
  });

  it("still serves this page, and the listener is told once, when something is lost", async () => {
    const browser = new FakeBrowser();
    browser.localStorage = forbidden;
    browser.indexedDB.open = () => {
      throw new DOMException("forbidden", "SecurityError");
    };
    const library = await browser.open();
    expect(library.notice.get().text).toBeUndefined();
    const told: unknown[] = [];
    library.notice.subscribe(() => told.push(library.notice.get().text));
    library.positions.save(...place(10), { finished: false, when: "now" });
    library.positions.save(...place(20), soon);
    library.preferences.set({ rate: 2 });
    await library.settled();
    expect(library.positions.get("a")?.at).toBe(20);
    expect(library.preferences.get().rate).toBe(2);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/keeps nothing/);
  });

  it("says when it is full", async () => {
    const browser = new FakeBrowser();
    browser.localStorage.setItem = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
    const library = await browser.open();
    library.positions.save(...place(10), { finished: false, when: "now" });
    await library.settled();
    expect(library.notice.get().text).toMatch(/full/);
    expect(library.positions.get("a")?.at).toBe(10);
  });

  it("is no reason to throw on the server either", () => {
    const storage = openStorage({ name: "x", indexedDB: undefined, localStorage: undefined });
    expect(() => createLibrary(storage)).not.toThrow();
  });
});

describe("what can't be read", () => {
  it.each([
    ["damaged", "garbage"],
    ["of a later format", { format: 2, value: { at: 5 } }],
    ["of no meaning", { format: 1, value: { at: "x" } }],
  ])("is set aside, not deleted: a record %s", async (_, value) => {
    const browser = new FakeBrowser();
    const library = await browser.open();
    library.positions.save(track("b"), { at: 7, heard: [] }, soon);
    await library.settled();
    await browser.tamper(["positions", "a"], value);
    const again = await browser.open();
    expect(again.positions.get("a")).toBeUndefined();
    expect(again.positions.get("b")?.at).toBe(7);
    again.positions.save(...place(9), soon);
    await again.settled();
    const { aside } = await browser.records();
    expect(aside).toEqual([{ table: "positions", key: "a", value }]);
    expect((await browser.open()).positions.get("a")?.at).toBe(9);
  });

  it("is set aside in localStorage, too", async () => {
    const browser = new FakeBrowser();
    browser.localStorage.setItem("test last place", "{half");
    browser.localStorage.setItem(
      "test preferences",
      JSON.stringify({ format: 9, value: { rate: 2 } }),
    );
    const library = await browser.open();
    expect(library.preferences.get().rate).toBe(1);
    library.preferences.set({ rate: 1.5 });
    const kept = Array.from({ length: browser.localStorage.length }, (_, i) =>
      browser.localStorage.getItem(browser.localStorage.key(i)!),
    );
    expect(kept).toContain("{half");
    expect(kept).toContain(JSON.stringify({ format: 9, value: { rate: 2 } }));
  });

  it("because a later Playhead laid the database out anew, stays whole beside ours", async () => {
    const browser = new FakeBrowser();
    const later = await opened(browser.indexedDB.open("test", 7));
    later.close();
    const library = await browser.open();
    library.positions.save(...place(11), soon);
    await library.settled();
    expect(library.notice.get().text).toBeUndefined();
    expect((await browser.open()).positions.get("a")?.at).toBe(11);
  });
});
