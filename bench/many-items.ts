/**
 * A feed of `count` made-up episodes, one a day, newest first; each paragraph of their notes has about
 * 300 characters.
 */
export function manyItems(count: number, paragraphs: number): string {
  const words = "fog lamp bell keeper harbour tide glass rope signal night buoy channel".split(" ");
  const sentence = (seed: number): string =>
    Array.from(
      { length: 14 },
      (_, i) => words[(seed * 7 + i * (1 + (seed % 5))) % words.length],
    ).join(" ");
  const items = Array.from({ length: count }, (_, i) => {
    const n = count - i;
    const date = new Date(Date.UTC(2012, 0, 1, 5, 30) + n * 86_400_000).toUTCString();
    const notes = Array.from(
      { length: paragraphs },
      (__, p) =>
        `<p>${sentence(n + p)}, <a href="https://example.org/${n}/${p}?a=1&amp;b=2">${sentence(p)}</a>. <strong>${words[(n + p) % 12]}</strong> &amp; ${sentence(n * p)}.</p>`,
    ).join("\n");
    return `<item>
<title>Episode ${n}: ${sentence(n).slice(0, 40)} &amp; "more"</title>
<link>https://many.example/episodes/${n}</link>
<guid isPermaLink="false">many-${n}</guid>
<pubDate>${date}</pubDate>
<enclosure url="https://cdn.many.example/${n}.mp3?source=rss&amp;n=${n}" length="${30_000_000 + n}" type="audio/mpeg"/>
<itunes:duration>${1800 + (n % 1800)}</itunes:duration>
<itunes:episode>${n}</itunes:episode>
<itunes:keywords>${words[n % 12]}, ${words[(n + 5) % 12]}</itunes:keywords>
<description>${sentence(n)}</description>
<content:encoded><![CDATA[${notes}
<h3>Links</h3><ul>${Array.from({ length: paragraphs }, (__, l) => `<li><a href="https://links.example/${n}/${l}">${sentence(l + n)}</a></li>`).join("")}</ul>]]></content:encoded>
</item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Many Nights</title><link>https://many.example</link><description>Three thousand nights at sea</description>
${items.join("\n")}
</channel></rss>`;
}
