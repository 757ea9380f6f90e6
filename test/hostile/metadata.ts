import { EVIL, payloads, RUN, type Payload } from "./payload.ts";

/** Values that break out of where a value may be put: text, attribute, JSON, script, style, template, address. */
export const BREAKOUTS: Payload[] = payloads("values of metadata", [
  `"><img src=x onerror=${RUN}>`,
  `'><img src=x onerror=${RUN}>`,
  `<img src=x onerror=${RUN}>`,
  `<script>${RUN}</script>`,
  `</script><script>${RUN}</script>`,
  `</SCRIPT ><script>${RUN}</script>`,
  `<!--<script>${RUN}</script>`,
  `--></script><script>${RUN}</script>`,
  `]]><script>${RUN}</script>`,
  `</title><script>${RUN}</script>`,
  `</textarea></style><svg onload=${RUN}>`,
  `" onmouseover="${RUN}" x="`,
  `' onfocus='${RUN}' autofocus='`,
  `" autofocus onfocus=${RUN} x=`,
  `\\"};${RUN};//`,
  `\\u003c/script\\u003e\\u003cscript\\u003e${RUN}`,
  `&lt;img src=x onerror=${RUN}&gt;`,
  `&quot;&gt;&lt;img src=x onerror=${RUN}&gt;`,
  `\u2028${RUN}\u2029<img src=x onerror=${RUN}>`,
  `\${${RUN}} {{${RUN}}} #{${RUN}} <%= ${RUN} %>`,
  `javascript:${RUN}`,
  `java\u00adscript:${RUN} <a href="javascript:${RUN}">a</a>`,
  `data:text/html,<script>${RUN}</script>`,
  `//${EVIL}/a`,
  `https://${EVIL}/"onload="${RUN}`,
  `__proto__ constructor <b onclick=${RUN}>b</b>`,
  `$& $1 $\` $' $$ <img src=x onerror=${RUN}>`,
  `<a href=# onclick=${RUN}>a</a> [b](javascript:${RUN}) ![c](https://${EVIL}/c.png)`,
  `\u202e<img src=x onerror=${RUN}>\u2066`,
  `<svg><style><img title="</style><img src=x onerror=${RUN}>">`,
]);

/** Fields of an episode that show in its pages, lists and machine-readable files. */
const FIELDS = [
  "summary",
  "category",
  "lang",
  "guid",
  "audio_label",
  "audio_type",
  "season",
  "type",
  "explicit",
  "author",
  "unknown",
];

const yaml = (value: unknown): string => JSON.stringify(value);

/** An episode whose every field holds `value`, as YAML; `person` is the id of a person's file. */
export function hostileEpisode(value: string, date: string, slug: string, person: string): string {
  const address = `https://audio.example/${encodeURIComponent(value)}.mp3`;
  return [
    "---",
    `title: ${yaml(`${value} ${slug}`)}`,
    `date: ${date}`,
    `slug: ${slug}`,
    `audio: ${yaml({ url: address, title: value, type: value })}`,
    `tags: ${yaml([value, `tag ${value}`])}`,
    `guests: ${yaml([{ name: `Ann ${value}`, website: value, twitter: value, bio: value }, value, person])}`,
    `hosts: ${yaml([value, "x"])}`,
    `image: ${yaml(value)}`,
    `chapters: ${yaml(["0:00", "0:10", "0:20"].map((time) => ({ time, title: value, url: value, img: value })))}`,
    ...FIELDS.map((field) => `${field}: ${yaml(value)}`),
    "---",
    "",
    `Words of ${slug}.`,
    "",
  ].join("\n");
}

/** How many values an episode of `hostileEpisode` places. */
export const PLACES = FIELDS.length + 17;

/** A transcript whose voices and words are `value`. */
export const hostileTranscript = (value: string): string =>
  `WEBVTT\n\nNOTE ${value}\n\n1 ${value}\n00:00.000 --> 00:10.000 line:${value}\n<v ${value}>${value}</v>\n\n` +
  `00:10.000 --> 00:20.000\n<c.${value}>${value}</c> <00:11.000>${value}\n`;

/** Chapters of a file beside an episode. */
export const hostileChapters = (value: string): string =>
  JSON.stringify({
    title: value,
    chapters: [0, 60, 120].map((startTime) => ({
      startTime,
      title: value,
      url: value,
      img: value,
      location: { name: value },
    })),
  });

/** A person's file. */
export const hostilePerson = (value: string, name: string): string =>
  [
    "---",
    `title: ${yaml(name)}`,
    ...["website", "twitter", "github", "mastodon", "email", "image", "bio"].map(
      (field) => `${field}: ${yaml(value)}`,
    ),
    "---",
    "",
    value,
    "",
  ].join("\n");

/** The show file, every text of which holds some of the values. */
export function hostileShow(values: string[]): string {
  const some = (from: number): string => values.slice(from, from + 4).join(" ");
  return [
    `title: ${yaml(some(0))}`,
    `description: ${yaml(some(4))}`,
    `author: ${yaml(some(8))}`,
    `hosts: ${yaml([`Hosty ${some(12)}`])}`,
    "subscribe:",
    ...values.map(
      (value) => `  ${yaml(value)}: ${yaml(`https://feed.example/?${encodeURIComponent(value)}`)}`,
    ),
    `people: ${yaml({ [`Ann ${some(16)}`]: [some(20)] })}`,
    `tags: ${yaml({ [some(0)]: [some(4)] })}`,
    "images: [images.example]",
    "",
  ].join("\n");
}
