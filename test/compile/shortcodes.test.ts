import { describe, expect, test } from "vitest";
import { compileArchive } from "../../src/compile/compile-archive.ts";
import { formatProblem } from "../../src/compile/content-error.ts";
import { pelicanEpisode, writeArchive } from "./write-archive.ts";

async function notesOf(body: string) {
  const text = `---\ntitle: A\ndate: 2019-03-04\naudio: https://audio.example/1.mp3\n---\n\n${body}\n`;
  const content = writeArchive({ "a.md": text, "b/index.md": pelicanEpisode("B") });
  const { episodes, problems } = await compileArchive({ content });
  const { episode } = episodes.find(({ episode: { title } }) => title === "A")!;
  return {
    frames: episode.frames.map(({ src }) => src),
    html: episode.sections.map(({ html }) => html).join(""),
    problems: problems.map(formatProblem),
  };
}

describe("shortcodes", () => {
  test.each([
    ["{{< youtube w7Ft2ymGmfc >}}", "https://www.youtube-nocookie.com/embed/w7Ft2ymGmfc"],
    [
      '{{< youtube id="w7Ft2ymGmfc" autoplay=true >}}',
      "https://www.youtube-nocookie.com/embed/w7Ft2ymGmfc",
    ],
    ["{% youtube w7Ft2ymGmfc %}", "https://www.youtube-nocookie.com/embed/w7Ft2ymGmfc"],
    [
      "{% include youtube.html id='w7Ft2ymGmfc' %}",
      "https://www.youtube-nocookie.com/embed/w7Ft2ymGmfc",
    ],
    ["{{< vimeo 146022717 >}}", "https://player.vimeo.com/video/146022717"],
  ])("%s becomes a player", async (shortcode, src) => {
    const { frames, html, problems } = await notesOf(`Watch it.\n\n${shortcode}\n\nEnd.`);
    expect(frames).toEqual([src]);
    expect(html).toBe("<p>Watch it.</p><p>End.</p>");
    expect(problems).toEqual([]);
  });

  test.each(['{{< relref "b/index.md" >}}', '{{< ref "b" >}}', "{% link b/index.md %}"])(
    "%s is the address of that page",
    async (shortcode) => {
      const { html, problems } = await notesOf(`[B](${shortcode})`);
      expect(html).toContain('<a href="/episodes/b/"');
      expect(problems).toEqual([]);
    },
  );

  test.each([
    "{% include nav.html %}",
    "{{< tweet 1 >}}",
    "{{% notice tip %}}",
    "{% youtube page.id %}",
  ])("%s stays as text and is told with its line", async (shortcode) => {
    const { html, problems } = await notesOf(`Words.\n\n${shortcode}`);
    expect(html).toContain(shortcode.replace("<", "&lt;").replace(/>(?=\}\})/, "&gt;"));
    expect(problems).toEqual([
      `a.md:9: The shortcode ${shortcode} is not run, and stands as text; write Markdown or HTML in its place`,
    ]);
  });

  test("code that shows one is left alone", async () => {
    const { frames, problems } = await notesOf(
      "Write `{{< youtube abc >}}`.\n\n```\n{% include x.html %}\n```\n\n    {{< vimeo 1 >}}\n",
    );
    expect(frames).toEqual([]);
    expect(problems).toEqual([]);
  });
});
