import { describe, expect, test } from "vitest";
import type { Feed } from "../../src/compile/feed-item.ts";
import { readFeed } from "../../src/compile/read-feed.ts";

function feedOf(text: string, base?: string): Feed {
  const read = readFeed(text, base);
  if ("what" in read) throw new Error(read.what);
  return read;
}

const rss = (items: string, channel = "", attributes = ""): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" ${attributes}><channel><title>Fog</title>${channel}\n${items}</channel></rss>`;
const item = (fields: string, attributes = "") =>
  feedOf(rss(`<item>${fields}</item>`, "", attributes)).items[0]!;

const ITUNES = `xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"`;
const PODCAST = `xmlns:podcast="https://podcastindex.org/namespace/1.0"`;

describe("RSS", () => {
  test("an episode with the fields of Apple and of Podcasting 2.0", () => {
    const read = item(
      `<title>Lamps &amp; lenses</title><guid isPermaLink="false">a-1</guid>
      <link>https://fog.example/lamps</link><pubDate>Sun, 12 Apr 2015 06:00:00 -0400</pubDate>
      <enclosure url="https://cdn.example/1.mp3?a=1&amp;b=2" length="1234" type="audio/mpeg"/>
      <itunes:duration>1:02:03</itunes:duration><itunes:episode>7</itunes:episode>
      <itunes:season>2</itunes:season><itunes:episodeType>bonus</itunes:episodeType>
      <itunes:explicit>yes</itunes:explicit><itunes:image href="https://cdn.example/1.jpg"/>
      <itunes:keywords>fog, lamps</itunes:keywords><category>Sea</category>
      <podcast:person role="guest" img="https://p.example/a.jpg" href="https://p.example">Mara Quill</podcast:person>
      <podcast:person>Theo Brandt</podcast:person>
      <podcast:transcript url="https://cdn.example/1.vtt" type="text/vtt"/>
      <podcast:soundbite startTime="73" duration="60.5">The heart of it</podcast:soundbite>
      <podcast:chapters url="https://cdn.example/1.json" type="application/json+chapters"/>
      <content:encoded><![CDATA[<p>Notes</p>]]></content:encoded><description>Short</description>`,
      `${ITUNES} ${PODCAST} xmlns:content="http://purl.org/rss/1.0/modules/content/"`,
    );
    expect(read).toEqual({
      line: 3,
      title: "Lamps & lenses",
      guid: "a-1",
      link: "https://fog.example/lamps",
      number: 7,
      season: 2,
      type: "bonus",
      duration: 3723,
      audio: { address: "https://cdn.example/1.mp3?a=1&b=2", bytes: 1234, type: "audio/mpeg" },
      published: "Sun, 12 Apr 2015 06:00:00 -0400",
      notes: { text: "<p>Notes</p>", format: "html" },
      summaries: ["Short"],
      image: "https://cdn.example/1.jpg",
      explicit: true,
      people: [
        {
          name: "Mara Quill",
          role: "guest",
          image: "https://p.example/a.jpg",
          link: "https://p.example",
        },
        { name: "Theo Brandt", role: "host" },
      ],
      tags: ["Sea", "fog", "lamps"],
      chapters: "https://cdn.example/1.json",
      transcripts: [{ address: "https://cdn.example/1.vtt", type: "text/vtt" }],
      soundbites: [{ start: 73, duration: 60.5, title: "The heart of it" }],
    });
  });

  test("a namespace counts by its address, not by its prefix", () => {
    const read = item(
      "<title>A</title><i:episode>3</i:episode>",
      `xmlns:i="http://www.itunes.com/dtds/podcast-1.0.dtd"`,
    );
    expect(read.number).toBe(3);
  });

  test("notes are the same however their HTML was quoted", () => {
    const cases = [
      "<![CDATA[<p>Fog &amp; <b>lamps</b></p>]]>",
      "&lt;p&gt;Fog &amp;amp; &lt;b&gt;lamps&lt;/b&gt;&lt;/p&gt;",
      "<p>Fog &amp; <b>lamps</b></p>",
    ];
    for (const notes of cases) {
      const read = item(`<title>A</title><description>${notes}</description>`);
      expect(read.notes?.text).toBe("<p>Fog &amp; <b>lamps</b></p>");
    }
  });

  test("a title is text, also one that was escaped twice or holds HTML", () => {
    expect(item("<title>Tom &amp;amp; &amp;#8220;Ann&amp;#8221;</title>").title).toBe(
      "Tom & “Ann”",
    );
    expect(item("<title><![CDATA[Caf&eacute; &nbsp; <i>noir</i>]]></title>").title).toBe(
      "Café noir",
    );
    expect(item("<title>The &lt;antirez&gt; show, Q & A</title>").title).toBe(
      "The <antirez> show, Q & A",
    );
  });

  test("of several enclosures the sound is taken", () => {
    const read = item(`<enclosure url="https://c.example/a.pdf" type="application/pdf"/>
      <enclosure url="https://c.example/a.mp4" type="video/mp4"/>
      <enclosure url="https://c.example/a.mp3" type="audio/mpeg" length="0"/>`);
    expect(read.audio).toEqual({ address: "https://c.example/a.mp3", type: "audio/mpeg" });
    expect(
      item(`<enclosure url="https://c.example/a.jpg" type="image/jpeg"/>`).audio,
    ).toBeUndefined();
  });

  test("relative addresses are those of the feed's site", () => {
    const read = feedOf(
      rss(`<item><enclosure url="/a.mp3"/><link>lamps</link></item>`),
      "https://fog.example/feed/rss.xml",
    );
    expect(read.items[0]).toMatchObject({
      audio: { address: "https://fog.example/a.mp3" },
      link: "https://fog.example/feed/lamps",
    });
  });

  test("simple chapters of Podlove stand in the item", () => {
    const read = item(
      `<psc:chapters xmlns:psc="http://podlove.org/simple-chapters"><psc:chapter start="0" title="Welcome"/>
      <psc:chapter start="3:07.25" title="Fog" href="https://fog.example"/><psc:chapter title="No time"/></psc:chapters>`,
    );
    expect(read.chapters).toEqual([
      { start: "0", title: "Welcome" },
      { start: "3:07.25", title: "Fog", url: "https://fog.example" },
    ]);
  });

  test("the show, and where its feed goes on", () => {
    const { show, next } = feedOf(
      rss(
        "<item><title>A</title></item>",
        `<link>https://fog.example</link><language>en-GB</language>
        <atom:link rel="self" href="https://fog.example/feed.xml"/><atom:link rel="next" href="https://fog.example/feed.xml?page=2"/>
        <itunes:author>Mara</itunes:author><itunes:owner><itunes:email>m@fog.example</itunes:email></itunes:owner>
        <itunes:category text="Arts"><itunes:category text="Design"/></itunes:category>
        <copyright>2015 Mara</copyright><itunes:type>serial</itunes:type><itunes:complete>Yes</itunes:complete>
        <podcast:guid>9B024349-ccf0-5f69-a609-6b82873eab3c</podcast:guid><podcast:locked owner="m@fog.example">no</podcast:locked>
        <podcast:funding url="https://fog.example/give">Give</podcast:funding>
        <image><url>https://fog.example/a.png</url><title>Fog art</title></image>`,
        `${ITUNES} ${PODCAST} xmlns:atom="http://www.w3.org/2005/Atom"`,
      ),
    );
    expect(next).toBe("https://fog.example/feed.xml?page=2");
    expect(show).toEqual({
      title: "Fog",
      link: "https://fog.example",
      self: "https://fog.example/feed.xml",
      language: "en-GB",
      author: "Mara",
      email: "m@fog.example",
      image: "https://fog.example/a.png",
      categories: ["Arts", "Design"],
      type: "serial",
      copyright: "2015 Mara",
      guid: "9b024349-ccf0-5f69-a609-6b82873eab3c",
      locked: false,
      complete: true,
      people: [],
      funding: [{ title: "Give", url: "https://fog.example/give" }],
    });
  });

  test("RSS 1.0, whose items stand beside the channel", () => {
    const { show, items } = feedOf(
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Fog</title></channel><item><title>A</title><dc:date>2015-04-12</dc:date></item></rdf:RDF>`,
    );
    expect(show.title).toBe("Fog");
    expect(items).toMatchObject([{ title: "A", published: "2015-04-12" }]);
  });
});

test("Atom: the same fields from its own elements", () => {
  const { show, items } = feedOf(
    `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Nebel</title>
    <link href="https://fog.example/"/><link rel="self" href="https://fog.example/atom.xml"/><author><name>Mara</name></author>
    <entry><id>tag:fog.example,2015:1</id><title type="html">Lampen &amp;amp; Linsen</title><published>2015-04-12T06:00:00Z</published><updated>2016-01-01T00:00:00Z</updated>
    <link rel="alternate" href="/lampen"/><link rel="enclosure" href="/1.mp3" length="99" type="audio/mpeg"/><category term="see"/>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Nebel &amp; <em>Licht</em></p></div></content></entry></feed>`,
  );
  expect(show).toMatchObject({
    title: "Nebel",
    link: "https://fog.example/",
    language: "de",
    author: "Mara",
  });
  expect(items[0]).toMatchObject({
    guid: "tag:fog.example,2015:1",
    title: "Lampen & Linsen",
    published: "2015-04-12T06:00:00Z",
    link: "https://fog.example/lampen",
    audio: { address: "https://fog.example/1.mp3", bytes: 99, type: "audio/mpeg" },
    tags: ["see"],
    notes: { format: "html" },
  });
  expect(items[0]?.notes?.text).toContain("<p>Nebel &amp; <em>Licht</em></p>");
});

test("JSON Feed: the same fields from its own names", () => {
  const { show, items } = feedOf(
    JSON.stringify({
      version: "https://jsonfeed.org/version/1.1",
      title: "Fog",
      home_page_url: "https://fog.example/",
      authors: [{ name: "Mara" }],
      items: [
        {
          id: "1",
          url: "/lamps",
          title: "Lamps",
          content_text: "Lamps < lenses",
          date_published: "2015-04-12T06:00:00Z",
          tags: ["sea"],
          attachments: [
            {
              url: "https://c.example/1.mp3",
              mime_type: "audio/mpeg",
              size_in_bytes: 99,
              duration_in_seconds: 61,
            },
          ],
        },
      ],
    }),
    "https://fog.example/feed.json",
  );
  expect(show).toMatchObject({ title: "Fog", link: "https://fog.example/", author: "Mara" });
  expect(items[0]).toMatchObject({
    guid: "1",
    link: "https://fog.example/lamps",
    title: "Lamps",
    notes: { text: "Lamps < lenses", format: "plain" },
    duration: 61,
    audio: { address: "https://c.example/1.mp3", bytes: 99, type: "audio/mpeg" },
    tags: ["sea"],
  });
});

describe("what is no whole feed is refused, with its line", () => {
  const bomb = `<!DOCTYPE x [<!ENTITY a "aaaa">${Array.from({ length: 9 }, (_, n) => `<!ENTITY ${"bcdefghij"[n]} "${`&${"abcdefghi"[n]};`.repeat(10)}">`).join("")}]>`;

  test.each([
    ["nothing", " \n", undefined, "It is empty"],
    ["plain words", "Fog and lamps", 1, "It is no XML"],
    ["a web page", "<!doctype html><title>Fog</title>", undefined, "It is a web page"],
    ["a list of feeds", "<opml><body/></opml>", undefined, "It is OPML, a list of feeds"],
    ["other XML", "\n<svg/>", 2, "It is XML, but its first element is <svg>"],
    ["other JSON", `{"a": 1}`, undefined, "It is JSON, but no JSON Feed"],
    ["broken JSON", `{"version": `, undefined, "It is no valid JSON: "],
    [
      "an end that closes another",
      rss("<item>\n<author>A</item>"),
      4,
      "The element <author> is not closed",
    ],
    [
      "a feed cut off between two fields",
      rss("<item>\n<title>A</title>").replace("</channel></rss>", ""),
      4,
      "It ends in the middle of the <item> of line 3, and was perhaps cut off",
    ],
    [
      "a feed cut off within its notes",
      rss("<item><description><![CDATA[<p>Fog").replace("</channel></rss>", ""),
      3,
      "It ends in the middle of the <description> of line 3, and was perhaps cut off",
    ],
    [
      "elements without end",
      `<rss>${"<a>".repeat(5000)}${"</a>".repeat(5000)}</rss>`,
      1,
      "It is nested too deeply",
    ],
  ])("%s", (_, text, line, what) => {
    const read = readFeed(text);
    if (!("what" in read)) throw new Error("It was read as a feed");
    expect(read.line).toBe(line);
    expect(read.what).toContain(what);
  });

  test("entities that unfold without end stay as they are written", () => {
    const read = feedOf(
      rss("<item><title>A &j; &lol;</title></item>").replace("<rss", `${bomb}<rss`),
    );
    expect(read.items[0]?.title).toBe("A &j; &lol;");
  });
});
