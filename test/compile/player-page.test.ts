import { describe, expect, test } from "vitest";
import { compileArchive } from "../../src/compile/compile-archive.ts";
import { formatProblem } from "../../src/compile/content-error.ts";
import { writeArchive } from "./write-archive.ts";

async function episodeWith(audio: string, more = "") {
  const text = `---\ntitle: A\ndate: 2015-10-05\naudio: ${audio}\n${more}---\n\nWords.\n`;
  const { episodes, problems } = await compileArchive({ content: writeArchive({ "a.md": text }) });
  return { ...episodes[0]!.episode, problems: problems.map(formatProblem) };
}

describe("a page where audio should be stated", () => {
  test.each([
    ["https://youtu.be/abc", "https://www.youtube-nocookie.com/embed/abc"],
    [
      "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=42s",
      "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?start=42",
    ],
    [
      "https://m.youtube.com/live/dQw4w9WgXcQ",
      "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ",
    ],
    ["https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871"],
    ["https://vimeo.com/76979871/ab12", "https://player.vimeo.com/video/76979871?h=ab12"],
  ])("%s becomes that site's player", async (address, src) => {
    const { audio, framed, frames, problems } = await episodeWith(address);
    expect(audio).toBeUndefined();
    expect(framed).toBe(true);
    expect(frames).toMatchObject([{ src }]);
    expect(problems).toEqual([
      expect.stringMatching(
        /^a\.md:4: .* is a page of (?:YouTube|Vimeo), not audio: .*; write the/,
      ),
    ]);
  });

  test.each([
    ["https://soundcloud.com/someone/episode-1", "SoundCloud"],
    ["https://open.spotify.com/episode/4rOoJ6Egrf8K2IrywzwOMk", "Spotify"],
    ["https://podcasts.apple.com/us/podcast/x/id1?i=2", "Apple Podcasts"],
    ["https://www.youtube.com/@someone", "YouTube"],
  ])("%s becomes a link", async (address, name) => {
    const { audio, framed, sections, problems } = await episodeWith(address);
    expect(audio).toBeUndefined();
    expect(framed).toBe(false);
    expect(sections[0]?.html).toBe(
      `<p><a href="${address.replaceAll("&", "&amp;")}" rel="external noopener">Listen at ${name}</a></p><p>Words.</p>`,
    );
    expect(problems).toEqual([expect.stringMatching(/^a\.md:4: .*it becomes a link; write the/)]);
  });

  test("a site's sound file is audio, and so is an address of a stated type", async () => {
    const file = await episodeWith("https://traffic.libsyn.com/secure/show/1.mp3?dest-id=2");
    expect(file).toMatchObject({ audio: { type: "audio/mpeg" }, problems: [] });
    const typed = await episodeWith(
      "https://api.spreaker.com/v2/1/play",
      "audio_type: audio/mp4\n",
    );
    expect(typed).toMatchObject({ audio: { type: "audio/mp4" }, problems: [] });
  });

  test("any other address is taken for MP3, with a warning where its name doesn't say so", async () => {
    const { audio, problems } = await episodeWith("https://audio.example/play/1");
    expect(audio).toEqual({ src: "https://audio.example/play/1", type: "audio/mpeg" });
    expect(problems).toEqual([
      `a.md:4: "https://audio.example/play/1" does not end like a sound file, and is taken for MP3; say what it is, such as "audio_type: audio/mpeg"`,
    ]);
  });
});
