// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Transcript } from "../../src/components/transcript.tsx";
import { createStore } from "../../src/store.ts";

afterEach(cleanup);

const CUES = [
  { start: 0, text: "Welcome to the café.", speaker: "Ann" },
  { start: 12, text: "Thanks for having me.", speaker: "Bob" },
  { start: 75, text: "Let us talk about <b>locks</b>.", speaker: "Bob" },
];

function transcript() {
  const current = createStore({ index: 0 });
  const onPick = vi.fn<(seconds: number) => void>();
  const shown = vi.fn<(element: Element) => void>();
  Element.prototype.scrollIntoView = function scrollIntoView() {
    shown(this);
  };
  render(<Transcript cues={CUES} current={current} onPick={onPick} />);
  const list = screen.getByRole("list", { name: "Transcript" });
  return { current, onPick, shown, list };
}

const soundsNow = (): string | null | undefined =>
  document.querySelector("[aria-current]")?.textContent;

describe("the transcript", () => {
  it("marks what is said now, and keeps it in view", () => {
    const { current, shown } = transcript();
    act(() => current.set({ index: 2 }));
    expect(soundsNow()).toContain("locks");
    expect(shown.mock.lastCall?.[0].textContent).toContain("locks");
  });

  it("lets go when the listener scrolls, and follows again when asked", () => {
    const { current, shown, list } = transcript();
    fireEvent.wheel(list);
    shown.mockClear();
    act(() => current.set({ index: 1 }));
    expect(shown).not.toHaveBeenCalled();
    fireEvent.click(screen.getByRole("button", { name: "Follow the sound" }));
    expect(shown.mock.lastCall?.[0].textContent).toContain("having me");
  });

  it("goes to what is clicked", () => {
    const { onPick } = transcript();
    fireEvent.click(screen.getByRole("button", { name: /locks/ }));
    expect(onPick).toHaveBeenCalledWith(75);
  });

  it("is searched without regard to case and accents, and says how much was found", () => {
    transcript();
    const box = screen.getByRole("searchbox", { name: "Search in the transcript" });
    fireEvent.change(box, { target: { value: "CAFE" } });
    expect(screen.getAllByRole("listitem")).toHaveLength(1);
    expect(screen.getByRole("status").textContent).toBe("1 passage");
    fireEvent.change(box, { target: { value: "thanks" } });
    expect(document.querySelector("mark")?.textContent).toBe("Thanks");
    fireEvent.change(box, { target: { value: "zzz" } });
    expect(screen.getByRole("status").textContent).toBe("0 passages");
  });

  it("tells words apart that differ by a voicing mark", () => {
    render(
      <Transcript
        cues={[
          { start: 0, text: "ハスの花" },
          { start: 5, text: "バスに乗る" },
        ]}
        current={createStore({ index: 0 })}
        onPick={vi.fn<(seconds: number) => void>()}
      />,
    );
    const box = screen.getByRole("searchbox", { name: "Search in the transcript" });
    fireEvent.change(box, { target: { value: "バス" } });
    expect(screen.getAllByRole("listitem")).toHaveLength(1);
    expect(document.querySelector("mark")?.textContent).toBe("バス");
  });

  it("names a speaker once, and shows markup as the text that it is", () => {
    transcript();
    expect(screen.getAllByText("Bob")).toHaveLength(1);
    expect(screen.getByText("Let us talk about <b>locks</b>.")).toBeTruthy();
  });
});
