// @vitest-environment happy-dom
import { act, cleanup, render, screen } from "@testing-library/react";
import { Profiler, type ReactElement } from "react";
import { afterEach, describe, expect, it } from "vitest";
import { wantsSound } from "../../src/player/player-state.ts";
import { followIndex } from "../../src/player/current-index.ts";
import { PlayerProvider, useClock, usePlayer } from "../../src/player/use-player.tsx";
import { useStore } from "../../src/use-store.ts";
import type { ReadableStore } from "../../src/store.ts";
import { setUp, track } from "./session-setup.ts";

afterEach(cleanup);

function Card(props: { guid: string }): ReactElement {
  const playing = usePlayer(
    (state) => state.track?.guid === props.guid && wantsSound(state.status),
  );
  return <li>{playing ? `${props.guid} sounds` : props.guid}</li>;
}

function Time(): ReactElement {
  return <p>{useClock((clock) => Math.floor(clock.position))}</p>;
}

function Line(props: { store: ReadableStore<{ index: number }>; index: number }): ReactElement {
  return <i>{useStore(props.store, (state) => state.index === props.index) ? "now" : ""}</i>;
}

describe("while sound plays", () => {
  it("200 cards and 600 cues sleep, and the clock renders once a second", async () => {
    const { audio, session } = await setUp();
    const cues = Array.from({ length: 600 }, (_, i) => ({ start: i * 5 }));
    const store = followIndex(session, "7", cues);
    const commits = new Map<string, number>();
    const count = (id: string): void => void commits.set(id, (commits.get(id) ?? 0) + 1);
    render(
      <PlayerProvider session={session}>
        <Profiler id="cards" onRender={count}>
          {Array.from({ length: 200 }, (_, i) => (
            <Card key={i} guid={String(i)} />
          ))}
        </Profiler>
        <Profiler id="clock" onRender={count}>
          <Time />
        </Profiler>
        {cues.map(({ start }, i) => (
          <Profiler key={start} id="cue" onRender={count}>
            <Line store={store} index={i} />
          </Profiler>
        ))}
      </PlayerProvider>,
    );
    act(() => {
      session.play(track("7"));
      audio.advance(2);
    });
    expect(screen.getByText("7 sounds")).toBeTruthy();
    commits.clear();
    for (let second = 0; second < 60; second += 1) act(() => audio.advance(1));
    expect(commits.get("cards")).toBeUndefined();
    expect(commits.get("clock")).toBeLessThanOrEqual(60);
    // A dozen cues came and went: two wake up for each.
    expect(commits.get("cue")).toBeLessThanOrEqual(2 * 13);
    expect(commits.get("cue")).toBeGreaterThan(0);
    expect(screen.getAllByText("now")).toHaveLength(1);
  });

  it("a tree without a session shows silence", () => {
    render(
      <PlayerProvider session={null}>
        <Card guid="1" />
        <Time />
      </PlayerProvider>,
    );
    expect(screen.getByText("0")).toBeTruthy();
  });
});
