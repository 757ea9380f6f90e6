// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import type { Library } from "../../src/library/library.ts";
import { LibraryProvider } from "../../src/library/use-library.tsx";
import type { Track } from "../../src/model/track.ts";
import { EpisodeMenu } from "../../src/pages/episode-menu.tsx";
import { FakeBrowser } from "../library/fixtures.ts";

afterEach(cleanup);

const TRACK: Track = {
  guid: "27",
  id: "27",
  path: "/27.html",
  title: "On GILs",
  show: "A Show",
  guests: "",
  audio: { src: "/27.mp3", type: "audio/mpeg" },
};

async function menu(): Promise<{ library: Library; more: HTMLElement }> {
  const library = await new FakeBrowser().open();
  render(
    <LibraryProvider library={library}>
      <EpisodeMenu track={TRACK} />
    </LibraryProvider>,
  );
  return { library, more: screen.getByRole("button", { name: "More for On GILs" }) };
}

describe("the menu of an episode", () => {
  it("is in the document only while it is open, and gives the focus back", async () => {
    const { library, more } = await menu();
    expect(screen.queryByText("Save")).toBeNull();
    fireEvent.click(more);
    fireEvent.click(await screen.findByText("Save"));
    expect(library.saved.store.get().records.has("27")).toBe(true);
    expect(screen.queryByText("Save")).toBeNull();
    expect(more.getAttribute("aria-expanded")).toBe("false");
    expect(document.activeElement).toBe(more);
  });

  it("closes at a second press, though the press outside has closed it already", async () => {
    const { more } = await menu();
    fireEvent.click(more);
    const group = await screen.findByRole("group", { name: "More for On GILs" });
    fireEvent.pointerDown(more);
    fireEvent(group, Object.assign(new Event("toggle"), { newState: "closed" }));
    expect(screen.queryByText("Save")).toBeNull();
    fireEvent.click(more);
    expect(screen.queryByText("Save")).toBeNull();
    expect(more.getAttribute("aria-expanded")).toBe("false");
  });
});
