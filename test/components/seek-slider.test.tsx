// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { SeekSlider } from "../../src/components/seek-slider.tsx";

afterEach(cleanup);

function slider(props: Partial<Parameters<typeof SeekSlider>[0]> = {}) {
  const onSeek = vi.fn<(seconds: number) => void>();
  render(<SeekSlider position={754} duration={3600} onSeek={onSeek} {...props} />);
  const input = screen.getByRole<HTMLInputElement>("slider", { name: "Seek" });
  return { input, onSeek };
}

describe("the seek slider", () => {
  it("speaks the time as people say it, with the chapter", () => {
    const { input } = slider({ chapters: [{ start: 700, title: "Locks" }] });
    expect(input.getAttribute("aria-valuetext")).toBe("12 minutes 34 seconds of 1 hour, Locks");
    expect(screen.getByText("12:34")).toBeTruthy();
    expect(screen.getByText("1:00:00")).toBeTruthy();
  });

  it.each([
    ["ArrowRight", 759],
    ["ArrowUp", 759],
    ["ArrowLeft", 749],
    ["ArrowDown", 749],
    ["PageUp", 814],
    ["PageDown", 694],
    ["Home", 0],
    ["End", 3600],
  ])("moves by %s to %i s", (key, to) => {
    const { input, onSeek } = slider();
    fireEvent.keyDown(input, { key });
    expect(onSeek).toHaveBeenCalledExactlyOnceWith(to);
  });

  it("stays within the audio", () => {
    const { input, onSeek } = slider({ position: 3 });
    fireEvent.keyDown(input, { key: "PageDown" });
    expect(onSeek).toHaveBeenCalledWith(0);
  });

  it("seeks once, on release, however far it is dragged", () => {
    const { input, onSeek } = slider({ chapters: [{ start: 1000, title: "Later" }] });
    for (const value of ["800", "900", "1200"]) fireEvent.input(input, { target: { value } });
    expect(onSeek).not.toHaveBeenCalled();
    expect(screen.getByText("20:00 · Later")).toBeTruthy();
    fireEvent.change(input, { target: { value: "1200" } });
    expect(onSeek).toHaveBeenCalledExactlyOnceWith(1200);
  });

  it("rests where one can't move, and says why", () => {
    const { input } = slider({ disabledBecause: "The host doesn't allow it." });
    expect(input.disabled).toBe(true);
    expect(input.title).toBe("The host doesn't allow it.");
  });

  it("rests while nobody knows how long it is", () => {
    const { input } = slider({ duration: 0, position: 0 });
    expect(input.disabled).toBe(true);
    expect(input.getAttribute("aria-valuetext")).toBe("Length unknown");
  });
});
