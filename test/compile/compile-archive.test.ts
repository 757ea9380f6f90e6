import { describe, expect, test } from "vitest";
import { compileArchive } from "../../src/compile/compile-archive.ts";
import { formatProblem } from "../../src/compile/content-error.ts";
import type { Episode } from "../../src/model/episode.ts";
import { pelicanEpisode, writeArchive, yamlEpisode } from "./write-archive.ts";

const FIXTURE = "test/fixtures/show";
const compiled = compileArchive({ content: FIXTURE });

async function fixtureEpisode(number: number): Promise<Episode> {
  const { episodes } = await compiled;
  const found = episodes.find(({ episode }) => episode.number === number);
  if (!found) throw new Error(`no episode ${number}`);
  return found.episode;
}

describe("the fixture show", () => {
  test("every file becomes what it is, without an error", async () => {
    const { recognised, problems, sources } = await compiled;
    expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(recognised).toMatchObject({
      formats: { pelican: 4, yaml: 5, toml: 1, json: 1 },
      episodes: 6,
      pages: 1,
      articles: 1,
      people: 2,
      drafts: 1,
      audio: 4,
      framesOnly: 1,
      silent: 1,
      transcripts: 1,
    });
    expect([...sources.values()].toSorted()).toEqual([
      "articles/paint.md",
      "episodes/0004.md",
      "episodes/first-lamp.md",
      "episodes/fog.md",
      "episodes/keepers-log.md",
      "episodes/potluck.md",
      "episodes/silent.md",
      "pages/about.md",
    ]);
  });

  test("the catalog is newest first, with neighbours in time", async () => {
    const { catalog, episodes } = await compiled;
    expect(catalog.episodes.map(({ number }) => number)).toEqual([6, 5, 4, 3, 2, 1]);
    expect(episodes[0]?.next).toBeUndefined();
    expect(episodes[0]?.previous).toMatchObject({
      number: 5,
      path: "/episodes/potluck-letters-from-the-shore/",
    });
    expect(episodes.at(-1)?.previous).toBeUndefined();
  });

  test("the show file is what every page knows", async () => {
    const { catalog } = await compiled;
    expect(catalog.show).toMatchObject({
      title: "Tidewater Radio",
      url: "https://tidewater.example",
      accent: "#0b6e75",
      hosts: ["Mara Venn"],
      tags: true,
      picks: true,
      pages: [{ path: "/about-tidewater-radio/", title: "About Tidewater Radio" }],
      pagePaths: ["/about-tidewater-radio/", "/articles/we-painted-the-studio/"],
    });
  });

  test("an episode of Pelican's: address, number, tags without an empty one, key of its frame", async () => {
    expect(await fixtureEpisode(1)).toMatchObject({
      id: "ines-quill-first-lamp",
      path: "/ines-quill-first-lamp.html",
      guid: "podbean-1000001",
      title: "Ines Quill on the First Lamp",
      date: "2019-03-04",
      tags: [{ name: "Lamps" }, { name: "History" }, { name: "Fresnel Lens" }],
      guests: [{ slug: "ines-quill", name: "Ines Quill" }],
      hosts: [{ slug: "mara-venn", name: "Mara Venn" }],
      framed: true,
      hasTranscript: false,
    });
  });

  test("an episode of YAML: local audio, chapters, the transcript beside it", async () => {
    const { transcripts, files } = await compiled;
    const episode = await fixtureEpisode(2);
    expect(episode).toMatchObject({
      date: "2019-03-18T09:30:00+01:00",
      audio: { src: "/audio/fog.wav", type: "audio/wav", bytes: 160044, label: "Test tone" },
      chapters: [
        { start: 0 },
        { start: 10, url: "https://harrow.example/diaphone" },
        { start: 20 },
      ],
      hasTranscript: true,
      transcript: "/episodes/fog.vtt",
    });
    expect(transcripts.get(episode.id)?.cues).toHaveLength(4);
    expect(files.map(({ to }) => to).toSorted()).toEqual([
      "/audio/fog.wav",
      "/episodes/fog.vtt",
      "/images/foghorn.svg",
      "/images/mara.svg",
    ]);
  });

  test("episodes of TOML and JSON: remote audio with length and size, ids of people, nulls", async () => {
    expect(await fixtureEpisode(3)).toMatchObject({
      path: "/episodes/keepers-log/",
      duration: 2530,
      audio: { src: "https://audio.tidewater.example/3.mp3", bytes: 40480000 },
      guests: [{ name: "Odette Marsh" }, { name: "Ines Quill" }],
    });
    expect(await fixtureEpisode(4)).toMatchObject({
      path: "/episodes/4/",
      guid: "7f6ad1c0-0000-4000-8000-000000000004",
      guests: [{ slug: "theo-brandt", name: "Théo Brandt" }],
      chapters: [{ start: 0, end: 90.5 }, { start: 90.5 }],
    });
    expect(await fixtureEpisode(5)).toMatchObject({
      date: "2019-05-01T00:00:00Z",
      duration: 1100,
      audio: { src: "https://audio.tidewater.example/5.mp3" },
    });
  });

  test("links between files lead to the pages as they stand now", async () => {
    const { pages } = await compiled;
    const html = (sections: { html: string }[]): string =>
      sections.map((section) => section.html).join("");
    expect(html((await fixtureEpisode(2)).sections)).toContain(
      'href="/ines-quill-first-lamp.html"',
    );
    expect(html((await fixtureEpisode(2)).sections)).toContain('src="/images/foghorn.svg"');
    const silent = html((await fixtureEpisode(6)).sections);
    expect(silent).toContain('href="/episodes/fog-signals-with-ben-harrow/"');
    expect(silent).toContain('href="/articles/we-painted-the-studio/"');
    const about = pages.find(({ page }) => page.kind === "page");
    expect(html(about?.page.sections ?? [])).toContain('href="/ines-quill-first-lamp.html"');
  });

  test("everyone who appears, with roles, links and words of their own", async () => {
    const { catalog } = await compiled;
    const find = (slug: string) => catalog.people.find((person) => person.slug === slug);
    expect(catalog.people.map(({ name }) => name)).toEqual([
      "Ben Harrow",
      "Ines Quill",
      "Mara Venn",
      "Odette Marsh",
      "Théo Brandt",
    ]);
    expect(find("mara-venn")).toMatchObject({
      hosted: 6,
      guested: 0,
      image: "/images/mara.svg",
      links: [
        { title: "Website", url: "https://mara.example/" },
        { title: "Mastodon", url: "https://social.example/@mara" },
        { title: "Twitter", url: "https://twitter.com/maravenn" },
      ],
    });
    expect(find("ines-quill")).toMatchObject({
      guested: 2,
      links: [{ url: "https://ines.example/" }, { url: "https://github.com/inesquill" }],
    });
    expect(find("ben-harrow")?.links).toContainEqual({
      title: "GitHub",
      url: "https://github.com/benharrow",
    });
  });

  test("related episodes share guests or rare tags, and say which", async () => {
    const { episodes } = await compiled;
    const log = episodes.find(({ episode }) => episode.number === 3);
    expect(log?.related[0]).toMatchObject({
      episode: { number: 1 },
      guests: [{ name: "Ines Quill" }],
      tags: [{ name: "Fresnel Lens" }, { name: "History" }],
    });
    for (const { episode, related } of episodes) {
      expect(related.length).toBeLessThanOrEqual(4);
      expect(related.map((other) => other.episode.id)).not.toContain(episode.id);
    }
  });

  test("a draft is taken in on demand", async () => {
    const { catalog } = await compileArchive({ content: FIXTURE, drafts: true });
    expect(catalog.episodes[0]).toMatchObject({ number: 7, title: "Still at Sea" });
  });

  test("the same folder gives the same archive", async () => {
    expect(await compileArchive({ content: FIXTURE })).toEqual(await compiled);
  });
});

describe("the show without a show file", () => {
  test("its name, language and hosts come from Pelican's or Hugo's settings, or the folder", async () => {
    const showOf = async (files: Record<string, string>) =>
      (await compileArchive({ content: writeArchive({ "a.md": pelicanEpisode("A"), ...files }) }))
        .catalog.show;
    expect(
      await showOf({
        "pelicanconf.py":
          "SITENAME = u'Fog\\'s Radio'\nSITESUBTITLE = \"On fog\"\nDEFAULT_LANG = 'de'\n",
      }),
    ).toMatchObject({
      title: "Fog's Radio",
      description: "On fog",
      language: "de",
    });
    expect(
      await showOf({
        "_index.md":
          '+++\ntitle = "Fog Radio"\ntype = "show"\nhosts = ["mara"]\n[links.youtube]\nurl = "https://video.example/"\n[links.support]\nurl = "/membership"\n+++\nAbout us.\n',
        "people/mara.md": "---\ntitle: Mara Venn\ntype: host\n---\n",
      }),
    ).toMatchObject({
      title: "Fog Radio",
      hosts: ["Mara Venn"],
      subscribe: [{ title: "Youtube", url: "https://video.example/" }],
    });
    expect((await showOf({})).title).toMatch(/^Playhead Archive/);
  });

  test("a fault of the show file is told with its line", async () => {
    const { problems } = await compileArchive({
      content: writeArchive({
        "a.md": pelicanEpisode("A"),
        "show.yaml":
          "title: A\ncolour: red\naccent: blue\nsubscribe:\n  RSS: javascript:alert(1)\n",
      }),
    });
    expect(problems.map(formatProblem)).toEqual([
      expect.stringMatching(
        /^show\.yaml:3: accent is no hex colour; write one such as accent: "#3572a5"$/,
      ),
      expect.stringMatching(/^show\.yaml:4: subscribe: "javascript:alert\(1\)" is no web address/),
      expect.stringMatching(/^show\.yaml:2: "colour" is no field of the show file/),
    ]);
  });
});

describe("what a file is", () => {
  test("files of a category without episodes are articles; a type settles it", async () => {
    const { recognised, sources } = await compileArchive({
      content: writeArchive({
        "a.md": pelicanEpisode("A", "Category: Episodes\n"),
        "b.md": "Title: News\nDate: 2019-03-05\nCategory: Posts\n\nWords.\n",
        "c.md": "Title: More\nDate: 2019-03-06\nCategory: Posts\nType: episode\n\nWords.\n",
        "d.md": "---\ntitle: Contact\ntype: page\n---\n",
      }),
    });
    expect(recognised).toMatchObject({ episodes: 2, articles: 1, pages: 1 });
    expect(Object.fromEntries([...sources].map(([path, file]) => [file, path]))).toMatchObject({
      "b.md": "/articles/news/",
      "d.md": "/d/",
    });
  });

  test("an archive of one category has no articles", async () => {
    const { recognised } = await compileArchive({
      content: writeArchive({ "a.md": "Title: A\nDate: 2019-03-05\nCategory: Radio\n\nWords.\n" }),
    });
    expect(recognised).toMatchObject({ episodes: 1, articles: 0 });
  });

  test("transcripts beside episodes are theirs, others are told", async () => {
    const turns = "**Ann:** \\[00:01\\] Hello.\n\n**Bo:** \\[00:05\\] Hello to you.\n";
    const { transcripts, files, problems } = await compileArchive({
      content: writeArchive({
        "a.md": yamlEpisode("A"),
        "a.transcript.md": turns,
        "b.md": yamlEpisode("B", "transcript: words/b.md\n"),
        "words/b.md": turns,
        "words/c.md": turns,
      }),
    });
    expect([...transcripts.keys()].toSorted()).toEqual(["a", "b"]);
    expect(files.map(({ to }) => to).toSorted()).toEqual(["/a.transcript.md", "/words/b.md"]);
    expect(problems.map(formatProblem)).toEqual([
      expect.stringMatching(/^words\/c\.md:1: This looks like a transcript that no episode names/),
    ]);
  });

  test("a number in a file's name counts where the other names agree", async () => {
    const { catalog } = await compileArchive({
      content: writeArchive({
        "episode_0.md": pelicanEpisode("Introduction"),
        "episode_1.md": pelicanEpisode("Episode 1 - A"),
        "episode_2.md": pelicanEpisode("Episode 2 - B"),
      }),
    });
    expect(catalog.episodes.map(({ number }) => number)).toEqual([2, 1, 0]);
  });
});

test("files of a draft stay at home", async () => {
  const { files, problems } = await compileArchive({
    content: writeArchive({
      "a.md": pelicanEpisode("A", "\n[next](b.md)\n"),
      "b.md": yamlEpisode("B", "draft: true\n"),
      "b.vtt": "WEBVTT\n\n00:00.000 --> 00:01.000\nSecret.\n",
      "x.png": "",
    }),
  });
  expect(files.map(({ to }) => to)).toEqual(["/x.png"]);
  expect(problems.map(formatProblem)).toEqual([
    expect.stringMatching(/^a\.md:5: "b\.md" is a draft, and left out/),
  ]);
});

test("Markdown, Python and the show file are never copied, nor what the app writes itself", async () => {
  const { files, problems } = await compileArchive({
    content: writeArchive({
      "a.md": pelicanEpisode("A"),
      "pelicanconf.py": "SECRET = 'x'\n",
      "show.yaml": "title: A\n",
      "robots.txt": "",
      "data/catalog.json": "",
      "slides/a b.pdf": "",
    }),
  });
  expect(files.map(({ to }) => to)).toEqual(["/slides/a%20b.pdf"]);
  expect(problems.map(({ file }) => file)).toEqual(["robots.txt"]);
});

test("two episodes with one id keep apart what listeners keep", async () => {
  const { catalog } = await compileArchive({
    content: writeArchive({
      "a.md": yamlEpisode("A", "guid: same\n"),
      "b.md": yamlEpisode("B", "guid: same\n").replace("2019-03-04", "2019-03-05"),
    }),
  });
  expect(catalog.episodes.map(({ title, guid }) => [title, guid])).toEqual([
    ["B", "b"],
    ["A", "same"],
  ]);
});

test("the show's feed fills in what episodes lack, and replaces nothing", async () => {
  const item = (title: string, extra: string): string =>
    `<item><title>${title}</title><guid>feed-${title}</guid><enclosure url="https://cdn.example/${title}.mp3" length="99" type="audio/mpeg"/><itunes:duration>1:00</itunes:duration>${extra}</item>`;
  const { catalog, files, recognised } = await compileArchive({
    content: writeArchive({
      "show.yaml": "feed: feed.rss\nurl: https://fog.example\n",
      "feed.rss": `<?xml version="1.0"?><rss><channel><title>Fog</title>${item("Lamps", "")}${item("Zzz", "<itunes:episode>7</itunes:episode>")}${item("Ccc", "<link>https://fog.example/c.html</link>")}${item("Has", "")}</channel></rss>`,
      "a.md": "Title: Episode 3 - LAMPS!\nDate: 2019-03-04\n\nWords.\n",
      "b.md": "Title: Renamed\nDate: 2019-03-05\nNumber: 7\n\nWords.\n",
      "c.md": "Title: Moved\nDate: 2019-03-06\nsave_as: c.html\n\nWords.\n",
      "d.md": pelicanEpisode("Has", "Guid: mine\n"),
    }),
  });
  expect(recognised.fromFeed).toBe(3);
  expect(files).toEqual([]);
  const by = (title: string) => catalog.episodes.find((episode) => episode.title === title);
  expect(by("LAMPS!")).toMatchObject({
    guid: "feed-Lamps",
    duration: 60,
    audio: { src: "https://cdn.example/Lamps.mp3", bytes: 99 },
  });
  expect(by("Renamed")).toMatchObject({ audio: { src: "https://cdn.example/Zzz.mp3" } });
  expect(by("Moved")).toMatchObject({ audio: { src: "https://cdn.example/Ccc.mp3" } });
  expect(by("Has")).toMatchObject({
    guid: "mine",
    duration: 60,
    audio: { src: "https://audio.example/Has.mp3" },
  });
});

describe("a folder in the archive that is no content", () => {
  const site = {
    "data/catalog.json": "{}",
    "assets/app.js": "0",
    "old.html": "<p>",
    "notes.md": "Words.\n",
  };
  const within = (folder: string) =>
    Object.fromEntries(Object.entries(site).map(([name, text]) => [`${folder}/${name}`, text]));

  test("a finished site, hidden folders and node_modules are not read", async () => {
    const content = writeArchive({
      "a.md": pelicanEpisode("A"),
      "a.png": "x",
      ...within("public/site"),
      ".git/notes.md": "Words.\n",
      "node_modules/left/README.md": "Words.\n",
    });
    const { files, problems } = await compileArchive({ content });
    expect(files.map(({ to }) => to)).toEqual(["/a.png"]);
    expect(problems).toEqual([]);
  });

  test("the output folder is not read, whatever it holds", async () => {
    const content = writeArchive({ "a.md": pelicanEpisode("A"), "dist/old.png": "x" });
    const { files } = await compileArchive({ content, out: `${content}/dist` });
    expect(files).toEqual([]);
  });
});

describe("what goes along to the site", () => {
  const tools = {
    "_config.yml": "title: x\n",
    "hugo.toml": "title = 'x'\n",
    "config.toml": "",
    Makefile: "all:\n",
    "package.json": "{}",
    Gemfile: "",
    "Gemfile.lock": "",
    "fabfile.py": "",
    fabfile: "",
    "requirements.txt": "",
    "_layouts/default.html": "<p>",
    "_includes/icon.svg": "<svg/>",
    "_sass/main.scss": "",
    "layouts/index.html": "<p>",
    "themes/dark/logo.png": "x",
    "themes/dark/exampleSite/post.md": pelicanEpisode("Not ours"),
    "archetypes/default.md": "---\ntitle: '{{ .Name }}'\ndate: '{{ .Date }}'\n---\n",
  };

  test("nothing that belongs to a site's tools", async () => {
    const content = writeArchive({ ...tools, "a.md": pelicanEpisode("A") });
    const { files, problems } = await compileArchive({ content });
    expect(files).toEqual([]);
    expect(problems).toEqual([]);
  });

  test("media, and whatever a note links to", async () => {
    const content = writeArchive({
      ...tools,
      "a.md": pelicanEpisode("A", "\n[Code](sample.py), [settings](_config.yml)\n"),
      "sample.py": "print(1)\n",
      "other.py": "print(2)\n",
      "slides.pdf": "x",
      "a.chapters.json": `{"chapters": [{"startTime": 0, "title": "A"}]}`,
      "img/unused picture.PNG": "x",
    });
    const { files, problems } = await compileArchive({ content });
    expect(problems).toEqual([]);
    expect(files.map(({ to }) => to).toSorted()).toEqual([
      "/_config.yml",
      "/a.chapters.json",
      "/img/unused%20picture.PNG",
      "/sample.py",
      "/slides.pdf",
    ]);
  });
});
