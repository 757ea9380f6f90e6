// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { type ReactElement, useState } from "react";
import { MemoryRouter } from "react-router";
import { afterEach, describe, expect, it, vi } from "vitest";
import { QueueList } from "../../src/components/queue-list.tsx";
import type { Track } from "../../src/model/track.ts";
import { track } from "../player/session-setup.ts";

afterEach(cleanup);

const onPlay = vi.fn<(track: Track) => void>();

function Queue(): ReactElement {
  const [tracks, setTracks] = useState([track("a"), track("b"), track("c")]);
  return (
    <MemoryRouter>
      <QueueList
        tracks={tracks}
        onPlay={onPlay}
        onRemove={(guid) => setTracks(tracks.filter((one) => one.guid !== guid))}
        onMove={(guid, to) => {
          const rest = tracks.filter((one) => one.guid !== guid);
          const moved = tracks.find((one) => one.guid === guid);
          if (moved) setTracks(rest.toSpliced(to, 0, moved));
        }}
      />
    </MemoryRouter>
  );
}

const order = (): string[] => screen.getAllByRole("link").map((link) => link.textContent ?? "");
const handle = (name: string): HTMLElement =>
  screen.getByRole("button", { name: new RegExp(`^Move Episode ${name},`) });

describe("the queue", () => {
  it("is reordered by keyboard, the focus staying with the episode, and says so", () => {
    render(<Queue />);
    handle("c").focus();
    fireEvent.keyDown(handle("c"), { key: "ArrowUp" });
    expect(order()).toEqual(["Episode a", "Episode c", "Episode b"]);
    expect(screen.getByRole("status").textContent).toBe("Episode c: now number 2 of 3");
    expect(document.activeElement).toBe(handle("c"));
    fireEvent.keyDown(handle("a"), { key: "ArrowUp" });
    expect(order()[0]).toBe("Episode a");
  });

  it("is reordered by dragging", () => {
    render(<Queue />);
    screen.getAllByRole("listitem").forEach((item) => {
      item.getBoundingClientRect = () => {
        const top = 50 * [...(item.parentElement?.children ?? [])].indexOf(item);
        return new DOMRect(0, top, 300, 50);
      };
    });
    fireEvent.pointerDown(handle("a"), { button: 0, clientY: 20 });
    fireEvent.pointerMove(window, { clientY: 90 });
    expect(order()).toEqual(["Episode b", "Episode a", "Episode c"]);
    fireEvent.pointerUp(window);
    fireEvent.pointerMove(window, { clientY: 10 });
    expect(order()).toEqual(["Episode b", "Episode a", "Episode c"]);
  });

  it("plays and removes", () => {
    render(<Queue />);
    fireEvent.click(screen.getByRole("button", { name: "Play Episode b" }));
    expect(onPlay.mock.calls[0]?.[0].guid).toBe("b");
    for (const name of ["a", "b", "c"])
      fireEvent.click(
        screen.getByRole("button", { name: `Remove Episode ${name} from the queue` }),
      );
    expect(screen.getByText(/Nothing is queued/)).toBeTruthy();
  });
});
