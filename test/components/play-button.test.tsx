// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ActionMenu } from "../../src/components/action-menu.tsx";
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

describe("the menu of an episode", () => {
  it("is in the document only while it is open, and gives the focus back", () => {
    const onSelect = vi.fn<() => void>();
    render(
      <ActionMenu
        label="More for On GILs"
        actions={[{ words: "Save", icon: "bookmark", onSelect }]}
      />,
    );
    const more = screen.getByRole("button", { name: "More for On GILs" });
    expect(screen.queryByText("Save")).toBeNull();
    fireEvent.click(more);
    expect(more.getAttribute("aria-expanded")).toBe("true");
    fireEvent.click(screen.getByText("Save"));
    expect(onSelect).toHaveBeenCalledOnce();
    expect(screen.queryByText("Save")).toBeNull();
    expect(document.activeElement).toBe(more);
  });

  it("closes at a second press, though the press outside has closed it already", () => {
    render(
      <ActionMenu label="More" actions={[{ words: "Save", icon: "bookmark", onSelect() {} }]} />,
    );
    const more = screen.getByRole("button", { name: "More" });
    fireEvent.click(more);
    fireEvent.pointerDown(more);
    const closed = Object.assign(new Event("toggle"), { newState: "closed" });
    fireEvent(screen.getByRole("group", { name: "More" }), closed);
    expect(screen.queryByText("Save")).toBeNull();
    fireEvent.click(more);
    expect(screen.queryByText("Save")).toBeNull();
  });
});
