// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { afterEach, describe, expect, it, vi } from "vitest";
import { FrameDock } from "../../src/components/frame-dock.tsx";
import { FrameFacade } from "../../src/components/player-frame.tsx";

afterEach(cleanup);

const FRAME = {
  src: "https://player.example/embed/27",
  host: "player.example",
  title: "Episode 27",
  height: 100,
};

describe("a third party's player", () => {
  it("is nothing but a button and plain words before the click", () => {
    const onOpen = vi.fn<() => void>();
    const { container } = render(<FrameFacade frame={FRAME} open={false} onOpen={onOpen} />);
    expect(container.querySelector("iframe, img, script, link")).toBeNull();
    expect(container.textContent).toContain("Your place is not kept there");
    fireEvent.click(screen.getByRole("button", { name: "Load the player from player.example" }));
    expect(onOpen).toHaveBeenCalledOnce();
  });

  it("is sandboxed in the dock, and takes the focus", () => {
    const onClose = vi.fn<() => void>();
    render(
      <MemoryRouter>
        <FrameDock frame={FRAME} title="On GILs" path="/27.html" onClose={onClose} />
      </MemoryRouter>,
    );
    const player = screen.getByRole("region", { name: "Player" });
    const frame = player.querySelector("iframe");
    expect(frame?.src).toBe(FRAME.src);
    expect(frame?.title).toBe("Episode 27");
    expect(frame?.getAttribute("sandbox")?.split(" ")).not.toContain("allow-top-navigation");
    expect(frame?.getAttribute("referrerpolicy")).toBe("no-referrer");
    expect(document.activeElement).toBe(frame);
    fireEvent.click(screen.getByRole("button", { name: "Close the player of player.example" }));
    expect(onClose).toHaveBeenCalledOnce();
  });
});
