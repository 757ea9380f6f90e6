// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { Profiler } from "react";
import { createMemoryRouter, Outlet, RouterProvider } from "react-router";
import { afterEach, describe, expect, it, vi } from "vitest";
import { LibraryProvider } from "../../src/library/use-library.tsx";
import type { EpisodeSummary } from "../../src/model/episode.ts";
import { trackOf } from "../../src/model/track.ts";
import { EpisodeList } from "../../src/pages/episode-list.tsx";
import { FakeBrowser } from "../library/fixtures.ts";

afterEach(cleanup);

const EPISODES: EpisodeSummary[] = ["a", "b", "c"].map((id) => ({
  id,
  guid: id,
  path: `/${id}.html`,
  title: `Episode ${id}`,
  date: "2015-10-05",
  duration: 3600,
  summary: "",
  tags: [],
  guests: [],
  hosts: [],
  audio: { src: `/${id}.mp3`, type: "audio/mpeg" },
  framed: false,
  hasTranscript: false,
}));
const SHOW = { title: "A Show" };
const trackAt = (index: number) => trackOf(EPISODES[index]!, SHOW)!;
const soon = { finished: false, when: "soon" } as const;

async function list(address = "/tags/x/") {
  const library = await new FakeBrowser().open();
  const rendered = vi.fn<() => void>();
  const router = createMemoryRouter(
    [
      {
        path: "/",
        element: <Outlet context={SHOW} />,
        children: [
          {
            path: "tags/x",
            element: (
              <Profiler id="list" onRender={rendered}>
                <EpisodeList episodes={EPISODES} />
              </Profiler>
            ),
          },
        ],
      },
    ],
    { initialEntries: [address] },
  );
  render(
    <LibraryProvider library={library}>
      <RouterProvider router={router} />
    </LibraryProvider>,
  );
  return { library, rendered, router };
}

const titles = (): (string | null)[] =>
  screen.getAllByRole("heading", { level: 3 }).map((heading) => heading.textContent);

describe("a list of episodes", () => {
  it("offers no filter to a newcomer", async () => {
    await list();
    expect(screen.queryByRole("combobox", { name: "Heard" })).toBeNull();
    expect(titles()).toHaveLength(3);
  });

  it("leaves out what was played, and keeps the choice in the address", async () => {
    const { library, router } = await list();
    act(() => {
      library.positions.setPlayed(trackAt(0), true);
      library.positions.save(trackAt(1), { at: 600, heard: [] }, soon);
    });
    const filter = screen.getByRole("combobox", { name: "Heard" });
    await act(async () => fireEvent.change(filter, { target: { value: "unplayed" } }));
    expect(titles()).toEqual(["Episode b", "Episode c"]);
    expect(router.state.location.search).toBe("?heard=unplayed");
    expect(screen.getByText("2 of 3")).toBeTruthy();
    await act(async () => fireEvent.change(filter, { target: { value: "begun" } }));
    expect(titles()).toEqual(["Episode b"]);
  });

  it("opens to the choice in its address", async () => {
    await list("/tags/x/?heard=played");
    expect(screen.queryAllByRole("heading", { level: 3 })).toEqual([]);
  });

  it("renders only the card whose place moves on", async () => {
    const { library, rendered } = await list();
    act(() => library.positions.save(trackAt(1), { at: 600, heard: [] }, soon));
    rendered.mockClear();
    act(() => library.positions.save(trackAt(1), { at: 605, heard: [] }, soon));
    // One commit for the one button that shows how much was heard.
    expect(rendered).toHaveBeenCalledTimes(1);
    expect(screen.getByText("50 min left")).toBeTruthy();
  });
});
