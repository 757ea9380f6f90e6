// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { commandFor, runCommand, SHORTCUTS } from "../../src/player/shortcuts.ts";
import { setUp, track } from "./session-setup.ts";

/** The command of a key pressed on what `html` holds. */
function press(
  key: string,
  html = "<p id=x></p>",
  init: KeyboardEventInit = {},
): string | undefined {
  document.body.innerHTML = html;
  let command: string | undefined;
  const listen = (event: KeyboardEvent): void => {
    command = commandFor(event);
  };
  document.addEventListener("keydown", listen, { once: true });
  document
    .querySelector("#x")
    ?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, ...init }));
  return command;
}

describe("single keys", () => {
  it("ask for what the sheet says", () => {
    for (const { keys, command } of SHORTCUTS)
      for (const key of keys) expect(press(key)).toBe(command);
    expect(press("K")).toBe("toggle");
    expect(press("x")).toBeUndefined();
  });

  it.each([
    "<input id=x>",
    "<input id=x type=search>",
    "<textarea id=x></textarea>",
    "<select id=x></select>",
  ])("rest while typing in %s", (html) => {
    expect(press("k", html)).toBeUndefined();
    expect(press("?", html)).toBeUndefined();
  });

  it("rest with a modifier, in a dialog, and where somebody took the key", () => {
    expect(press("k", undefined, { ctrlKey: true })).toBeUndefined();
    expect(press("l", undefined, { metaKey: true })).toBeUndefined();
    expect(press("k", "<dialog open><p id=x></p></dialog>")).toBeUndefined();
  });

  it.each([
    "<button id=x></button>",
    "<a id=x href=/></a>",
    "<summary id=x></summary>",
    "<input id=x type=range>",
    "<input id=x type=checkbox>",
    "<div id=x role=tab tabindex=0></div>",
    "<button><span id=x></span></button>",
  ])("leave Space to the focused %s", (html) => {
    expect(press(" ", html)).toBeUndefined();
    expect(press("k", html)).toBe("toggle");
  });

  it("take Space on a heading that got the focus after navigation", () => {
    expect(press(" ", "<h1 id=x tabindex=-1></h1>")).toBe("toggle");
  });

  it("leave arrows to sliders and scrolling regions", () => {
    expect(press("ArrowLeft", "<input id=x type=range>")).toBeUndefined();
    expect(press("ArrowRight", "<ol id=x tabindex=0></ol>")).toBeUndefined();
    expect(press("ArrowRight", "<button id=x></button>")).toBe("forward");
    expect(press("ArrowRight", "<p id=x></p>", { shiftKey: true })).toBeUndefined();
  });
});

describe("their commands", () => {
  it("move, pause and change the speed", async () => {
    const { audio, session } = await setUp();
    session.play(track("a"));
    audio.advance(60);
    runCommand(session, "back");
    audio.flush();
    expect(audio.currentTime).toBe(45);
    runCommand(session, "forward");
    audio.flush();
    expect(audio.currentTime).toBe(75);
    runCommand(session, "faster");
    expect(audio.playbackRate).toBe(1.1);
    runCommand(session, "slower");
    runCommand(session, "slower");
    expect(audio.playbackRate).toBe(0.9);
    runCommand(session, "mute");
    expect(audio.muted).toBe(true);
    runCommand(session, "toggle");
    audio.flush();
    expect(audio.paused).toBe(true);
  });

  it("are not taken where nothing is loaded, so that Space scrolls", async () => {
    const { session } = await setUp();
    expect(runCommand(session, "toggle")).toBe(false);
  });

  it("leave the page's own to the page", async () => {
    const { session } = await setUp();
    session.cue(track("a"));
    expect(runCommand(session, "help")).toBe(false);
  });
});
