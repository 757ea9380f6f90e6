// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { PlayButton } from "../../src/components/play-button.tsx";

afterEach(cleanup);

describe("a play button", () => {
  it("names its episode, and what a press does", () => {
    const onToggle = vi.fn<() => void>();
    const { rerender } = render(<PlayButton title="On GILs" playing={false} onToggle={onToggle} />);
    fireEvent.click(screen.getByRole("button", { name: "Play On GILs" }));
    expect(onToggle).toHaveBeenCalledOnce();
    rerender(<PlayButton title="On GILs" playing onToggle={onToggle} />);
    expect(screen.getByRole("button", { name: "Pause On GILs" })).toBeTruthy();
  });

  it("begins its name with the words that it shows", () => {
    render(
      <PlayButton
        title="On GILs"
        playing={false}
        words="Play from 12:34"
        onToggle={() => undefined}
      />,
    );
    expect(screen.getByRole("button", { name: "Play from 12:34: On GILs" })).toBeTruthy();
  });
});
