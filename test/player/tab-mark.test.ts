// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest";
import { markTab } from "../../src/player/tab-mark.ts";
import { setUp, track } from "./session-setup.ts";

describe("the tab", () => {
  it("shows that it sounds, through navigation, and goes back when it is silent", async () => {
    document.head.innerHTML = '<title>One · Show</title><link rel="icon" href="/icon.svg">';
    const icon = document.querySelector("link");
    const { audio, session } = await setUp();
    markTab(session, document);
    session.play(track("a"));
    audio.advance(1);
    expect(document.title).toBe("▶ One · Show");
    expect(icon?.getAttribute("href")).toMatch(/^data:image\/svg/);
    document.title = "Two · Show";
    await vi.waitFor(() => expect(document.title).toBe("▶ Two · Show"));
    session.pause();
    audio.flush();
    expect(document.title).toBe("Two · Show");
    expect(icon?.getAttribute("href")).toBe("/icon.svg");
    expect(document.querySelectorAll("title")).toHaveLength(1);
  });
});
