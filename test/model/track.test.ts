import { describe, expect, it } from "vitest";
import type { EpisodeSummary } from "../../src/model/episode.ts";
import { indexAt } from "../../src/model/timeline.ts";
import { trackOf } from "../../src/model/track.ts";

const EPISODE: EpisodeSummary = {
  id: "27",
  path: "/27.html",
  guid: "urn:27",
  title: "On GILs",
  number: 27,
  date: "2015-10-05",
  summary: "",
  tags: [],
  guests: [
    { slug: "ann", name: "Ann Bee" },
    { slug: "cy", name: "Cy Dee" },
  ],
  hosts: [],
  audio: { src: "/27.mp3", type: "audio/mpeg" },
  framed: false,
  hasTranscript: true,
};

describe("an episode as a track", () => {
  it("names its guests, and knows its number and transcript", () => {
    expect(trackOf(EPISODE, { title: "A Show" })).toEqual({
      guid: "urn:27",
      id: "27",
      path: "/27.html",
      title: "On GILs",
      show: "A Show",
      number: 27,
      guests: "Ann Bee, Cy Dee",
      audio: EPISODE.audio,
      transcript: true,
    });
  });

  it("has its chapters in order, and its own picture before the show's", () => {
    const chapters = [
      { start: 60, title: "Two" },
      { start: 0, title: "One" },
    ];
    const track = trackOf(
      { ...EPISODE, chapters, image: "/27.png" },
      { title: "", image: "/s.png" },
    );
    expect(track?.chapters?.map(({ title }) => title)).toEqual(["One", "Two"]);
    expect(track?.artwork).toBe("/27.png");
    expect(trackOf(EPISODE, { title: "", image: "/s.png" })?.artwork).toBe("/s.png");
  });

  it("is none without audio of its own", () => {
    expect(trackOf({ ...EPISODE, audio: undefined, framed: true }, { title: "" })).toBeUndefined();
  });
});

describe("what has begun at a time", () => {
  const items = [{ start: 5 }, { start: 5 }, { start: 60 }];
  it.each([
    [0, -1],
    [5, 1],
    [59.9, 1],
    [60, 2],
    [9999, 2],
  ])("at %f s is item %i", (time, index) => {
    expect(indexAt(items, time)).toBe(index);
  });
  it("is nothing among nothing", () => {
    expect(indexAt([], 10)).toBe(-1);
  });
});
