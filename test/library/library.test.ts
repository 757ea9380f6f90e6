// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { momentsByEpisode } from "../../src/library/moments.ts";
import { history, unfinished } from "../../src/library/positions.ts";
import { savedEpisodes } from "../../src/library/saved.ts";
import { FakeBrowser, track } from "./fixtures.ts";

const A = track("a");
const B = track("b");
const C = track("c");
const soon = { finished: false, when: "soon" } as const;

const guids = (list: readonly { track: { guid: string } }[]): string[] =>
  list.map((one) => one.track.guid);

describe("continue listening", () => {
  it("lists what was begun and not finished, the last heard first", async () => {
    const browser = new FakeBrowser();
    const { positions } = await browser.open();
    positions.save(A, { at: 600, heard: [] }, soon);
    browser.time += 1000;
    positions.save(B, { at: 3600, heard: [] }, { finished: true, when: "soon" });
    positions.save(C, { at: 40, heard: [] }, soon);
    positions.save(track("d"), { at: 3, heard: [] }, soon);
    expect(guids(unfinished(positions.store.get().records))).toEqual(["c", "a"]);
  });
});

describe("a clock that was ahead for a while", () => {
  it("does not put what was done then before what was done since", async () => {
    const browser = new FakeBrowser();
    const { positions, saved, moments } = await browser.open();
    browser.time += 3 * 86_400_000;
    positions.save(A, { at: 600, heard: [] }, soon);
    saved.set(A, true);
    moments.add(A, 30, "");
    browser.time -= 3 * 86_400_000;
    positions.save(B, { at: 900, heard: [] }, soon);
    saved.set(B, true);
    moments.add(B, 30, "");
    expect(guids(history(positions.store.get().records))).toEqual(["b", "a"]);
    expect(guids(savedEpisodes(saved.store.get().records))).toEqual(["b", "a"]);
    expect(
      momentsByEpisode(moments.store.get().records).map(([first]) => first?.track.guid),
    ).toEqual(["b", "a"]);
  });
});

describe("played", () => {
  it("follows from hearing an episode to its end, and stays when it is heard again", async () => {
    const { positions } = await new FakeBrowser().open();
    positions.save(A, { at: 3590, heard: [[0, 3590]] }, { finished: true, when: "soon" });
    expect(positions.get("a")?.played).toBeTypeOf("number");
    positions.save(A, { at: 60, heard: [] }, soon);
    expect(positions.get("a")).toMatchObject({ finished: false, at: 60 });
    expect(positions.get("a")?.played).toBeTypeOf("number");
    expect(guids(unfinished(positions.store.get().records))).toEqual(["a"]);
  });

  it("can be marked and taken back by hand", async () => {
    const { positions } = await new FakeBrowser().open();
    positions.save(A, { at: 600, heard: [[0, 600]] }, soon);
    positions.setPlayed(A, true);
    expect(unfinished(positions.store.get().records)).toEqual([]);
    expect(positions.get("a")?.heard).toEqual([[0, 600]]);
    positions.setPlayed(A, false);
    expect(positions.get("a")).toMatchObject({ at: 0, finished: false });
    expect(positions.get("a")?.played).toBeUndefined();
    expect(history(positions.store.get().records)).toEqual([]);
  });
});

describe("history", () => {
  it("holds every episode once, and lets one be taken out for good", async () => {
    const browser = new FakeBrowser();
    const library = await browser.open();
    for (const one of [A, B, A]) {
      browser.time += 1000;
      library.positions.save(one, { at: 100, heard: [] }, { finished: false, when: "now" });
    }
    expect(guids(history(library.positions.store.get().records))).toEqual(["a", "b"]);
    library.positions.forget("a");
    await library.settled();
    const again = await browser.open();
    expect(guids(history(again.positions.store.get().records))).toEqual(["b"]);
  });
});

describe("saved episodes", () => {
  it("are kept without their chapters, the last saved first", async () => {
    const browser = new FakeBrowser();
    const library = await browser.open();
    library.saved.set({ ...A, chapters: [{ start: 0, title: "Intro" }] }, true);
    browser.time += 1000;
    library.saved.set(B, true);
    library.saved.set(C, true);
    library.saved.set(C, false);
    await library.settled();
    const { saved } = await browser.open();
    expect(guids(savedEpisodes(saved.store.get().records))).toEqual(["b", "a"]);
    expect(saved.store.get().records.get("a")?.track).toEqual(A);
  });
});

describe("moments", () => {
  it("stand by episode and time, and their notes can be written later", async () => {
    const browser = new FakeBrowser();
    const library = await browser.open();
    const late = library.moments.add(A, 500, "");
    library.moments.add(A, 20, "early");
    browser.time += 1000;
    library.moments.add(B, 70, "of B");
    library.moments.setNote(late.id, "late");
    const gone = library.moments.add(B, 90, "gone");
    library.moments.remove(gone.id);
    await library.settled();
    const { moments } = await browser.open();
    const groups = momentsByEpisode(moments.store.get().records);
    expect(groups.map((group) => group.map(({ note }) => note))).toEqual([
      ["of B"],
      ["early", "late"],
    ]);
  });
});

describe("the queue", () => {
  it("holds every episode once, in the listener's order", async () => {
    const browser = new FakeBrowser();
    const { queue, settled } = await browser.open();
    const order = (): string[] => queue.tracks().map(({ guid }) => guid);
    queue.add([A, B, A]);
    queue.add([B, C]);
    expect(order()).toEqual(["a", "b", "c"]);
    queue.move("c", 0);
    queue.move("a", 2);
    expect(order()).toEqual(["c", "b", "a"]);
    queue.playNext([B, A]);
    expect(order()).toEqual(["b", "a", "c"]);
    expect(queue.shift()?.guid).toBe("b");
    queue.remove("a");
    await settled();
    const again = await browser.open();
    expect(again.queue.tracks().map(({ guid }) => guid)).toEqual(["c"]);
    again.queue.clear();
    expect(again.queue.shift()).toBeUndefined();
  });
});

describe("preferences", () => {
  it("are remembered; what makes no sense among them is not", async () => {
    const browser = new FakeBrowser();
    (await browser.open()).preferences.set({ rate: 1.5, skipSponsors: true });
    browser.localStorage.setItem(
      "test preferences",
      browser.localStorage.getItem("test preferences")!.replace("1.5", "99"),
    );
    const { preferences } = await browser.open();
    expect(preferences.get()).toMatchObject({ rate: 1, skipSponsors: true, autoNext: true });
  });
});
