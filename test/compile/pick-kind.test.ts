import { expect, test } from "vitest";
import { pickKind } from "../../src/compile/pick-kind.ts";

test.each([
  ["book", { title: "Lamps", url: "https://www.goodreads.com/book/show/1" }],
  ["book", { title: "Lamps", url: "https://www.amazon.com/Lamps/dp/0345526880/ref=x" }],
  ["book", { title: "Lamps", note: "by Ann Example", url: "http://amzn.to/1" }],
  [
    "book",
    { title: "Lamps", url: "http://c.example/x?url=http%3A%2F%2Fthriftbooks.com%2Fw%2Flamps" },
  ],
  ["thing", { title: "Lamp", url: "http://amzn.to/1" }],
  ["film", { title: "Lamps", url: "http://www.imdb.com/title/tt1/" }],
  ["film", { title: "Lamps", url: "https://en.wikipedia.org/wiki/Lamps_(TV_series)" }],
  ["music", { title: "Lamps", url: "https://ann.bandcamp.com/album/lamps" }],
  ["podcast", { title: "Lamps", url: "https://open.spotify.com/show/1" }],
  ["podcast", { title: "The Lamps Podcast", url: "https://lamps.example/" }],
  ["software", { title: "lamp", url: "https://github.com/ann/lamp" }],
  ["game", { title: "Lamp", url: "https://store.steampowered.com/app/1/Lamp/" }],
  ["talk", { title: "Lamps", note: "Keynote by Ann", url: "https://youtu.be/abc" }],
  ["video", { title: "Lamps", url: "https://youtu.be/abc" }],
  ["article", { title: "Lamps", url: "https://ann.example/blog/lamps" }],
  ["site", { title: "Lamps", url: "https://lamps.example/" }],
  ["software", { title: "Lamps", url: "https://lamps.example/", heading: "App Pick" }],
  [undefined, { title: "Walking" }],
])("%s: %o", (kind, pick) => {
  expect(pickKind(pick)).toBe(kind);
});
