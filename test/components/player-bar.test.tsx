// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { MemoryRouter } from "react-router";
import { afterEach, describe, expect, it, vi } from "vitest";
import { PlayerBar, type PlayerBarProps } from "../../src/components/player-bar.tsx";
import { track } from "../player/session-setup.ts";

afterEach(cleanup);

function bar(props: Partial<PlayerBarProps> = {}) {
  const acts = {
    onToggle: vi.fn<() => void>(),
    onSkip: vi.fn<(seconds: number) => void>(),
    onRate: vi.fn<(rate: number) => void>(),
    onVolume: vi.fn<(volume: number) => void>(),
    onMuted: vi.fn<(muted: boolean) => void>(),
    onRetry: vi.fn<() => void>(),
    onClose: vi.fn<() => void>(),
    onExpand: vi.fn<() => void>(),
  };
  render(
    <MemoryRouter>
      <PlayerBar
        track={track("a", { guests: "Ann Bee" })}
        playing={false}
        waiting={false}
        rate={1}
        volume={1}
        muted={false}
        seek={<p>slider</p>}
        skips={[-15, 30]}
        speeds={[0.5, 1, 2]}
        {...acts}
        {...props}
      />
    </MemoryRouter>,
  );
  return { ...acts, player: within(screen.getByRole("region", { name: "Player" })) };
}

describe("the player bar", () => {
  it("says what stands ready, and leads to its page", () => {
    const { player } = bar();
    expect(player.getByRole("link", { name: "Episode a" }).getAttribute("href")).toBe("/a.html");
    expect(player.getByText("with Ann Bee")).toBeTruthy();
  });

  it("plays, pauses and skips", () => {
    const { player, onToggle, onSkip } = bar();
    fireEvent.click(player.getByRole("button", { name: "Play" }));
    fireEvent.click(player.getByRole("button", { name: "Back 15 seconds" }));
    fireEvent.click(player.getByRole("button", { name: "Forward 30 seconds" }));
    expect(onToggle).toHaveBeenCalledOnce();
    expect(onSkip.mock.calls).toEqual([[-15], [30]]);
    cleanup();
    expect(bar({ playing: true }).player.getByRole("button", { name: "Pause" })).toBeTruthy();
  });

  it("says plainly what the sound is, where it is not the episode itself", () => {
    const label = "Audio abstract, synthetic voice";
    const { player } = bar({
      track: track("a", { audio: { src: "/a.mp3", type: "audio/mpeg", label } }),
    });
    expect(player.getByText(label)).toBeTruthy();
  });

  it("shows the chapter and the speed, also one that is not among its own", () => {
    const { player, onRate } = bar({ chapter: "Locks", rate: 1.35 });
    expect(player.getByText("Locks")).toBeTruthy();
    const speed = player.getByRole<HTMLSelectElement>("combobox", { name: "Speed" });
    expect(speed.value).toBe("1.35");
    fireEvent.change(speed, { target: { value: "2" } });
    expect(onRate).toHaveBeenCalledWith(2);
  });

  it("mutes, and gives a silenced slider its sound back", () => {
    const first = bar();
    fireEvent.click(first.player.getByRole("button", { name: "Mute" }));
    expect(first.onMuted).toHaveBeenCalledWith(true);
    cleanup();
    const silent = bar({ volume: 0 });
    fireEvent.click(silent.player.getByRole("button", { name: "Unmute" }));
    expect(silent.onVolume).toHaveBeenCalledWith(0.5);
  });

  it("alerts to a failure and offers another try", () => {
    const { player, onRetry } = bar({ error: "The connection broke." });
    const alert = player.getByRole("alert");
    expect(alert.textContent).toContain("The connection broke.");
    fireEvent.click(within(alert).getByRole("button", { name: "Retry" }));
    expect(onRetry).toHaveBeenCalledOnce();
  });

  it("says that it waits, in a status that is always there", () => {
    expect(bar().player.getByRole("status").textContent).toBe("");
    cleanup();
    expect(bar({ waiting: true }).player.getByRole("status").textContent).toBe("Buffering…");
    cleanup();
    expect(bar({ notice: "Tap Play to start." }).player.getByRole("status").textContent).toBe(
      "Tap Play to start.",
    );
  });
});
