import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ALLOWED } from "../../src/compile/html-elements.ts";
import { eachElement, parseHtml, textOf } from "../../src/compile/html-tree.ts";
import { forbiddenIn } from "../hostile/forbidden.ts";
import { notesOf, sanitizeHtml } from "./notes.ts";

describe("structure that a validator accepts", () => {
  test.each([
    [
      "a block is lifted out of an inline element",
      "<b>x<p>y</p></b>",
      "<p><b>x</b></p><p><b>y</b></p>",
    ],
    [
      "links do not nest",
      "<p><a href=/a>x <b><a href=/b>y</a></b></a></p>",
      '<p><a href="/a">x <b>y</b></a></p>',
    ],
    [
      "a link around blocks moves into them",
      "<a href=/a><h2>x</h2><p>y</p></a>",
      '<h2><a href="/a">x</a></h2><p><a href="/a">y</a></p>',
    ],
    ["text in a list becomes an item", "<ul>x<li>y</li></ul>", "<ul><li>x</li><li>y</li></ul>"],
    [
      "a list in a list joins the item before it",
      "<ul><li>x</li><ul><li>y</li></ul></ul>",
      "<ul><li>x<ul><li>y</li></ul></li></ul>",
    ],
    ["a lone item gets its list", "<li>x</li>", "<ul><li>x</li></ul>"],
    [
      "rows are filled up",
      "<table><tr><td>a<td>b<tr><td>c</table>",
      "<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td><td></td></tr></tbody></table>",
    ],
    [
      "what stands between rows comes before the table",
      "<table>x<tr><td>y</table>",
      "<p>x</p><table><tbody><tr><td>y</td></tr></tbody></table>",
    ],
    ["terms without details are paragraphs", "<dl><dd>x</dd></dl>", "<p>x</p>"],
    ["details without a summary are open", "<details><p>x</p></details>", "<p>x</p>"],
    ["an empty heading or paragraph goes", "<h2> </h2><p><b></b></p><p>x</p>", "<p>x</p>"],
    [
      "presentation goes, its words stay",
      "<center><font color=red>x <big>y</big></font></center>",
      "<p>x y</p>",
    ],
    [
      "a form is its words",
      "<form><label>Name</label> <button>Send</button></form>",
      "<p>Name Send</p>",
    ],
    ["an id is had once, with a prefix", "<p id=a>x</p><p id=a>y</p>", '<p id="n-a">x</p><p>y</p>'],
    [
      "a stray end tag is nothing",
      "<img src=/x.png alt=x></img><br/>y",
      '<p><img src="/x.png" alt="x" loading="lazy" decoding="async"><br>y</p>',
    ],
  ])("%s", (_, html, expected) => {
    expect(sanitizeHtml(html)).toBe(expected);
  });
});

describe("links and images", () => {
  test("a link to another site says so; a link within the site does not", () => {
    expect(
      sanitizeHtml(
        "<p><a href=https://a.example target=_blank onclick=x>a</a> <a href=/b>b</a></p>",
      ),
    ).toBe('<p><a href="https://a.example" rel="external noopener">a</a> <a href="/b">b</a></p>');
  });
  test("a title is kept where it says more than the link", () => {
    expect(sanitizeHtml('<p><a href=/a title="a">a</a> <a href=/b title="more">b</a></p>')).toBe(
      '<p><a href="/a">a</a> <a href="/b" title="more">b</a></p>',
    );
  });
  test("a foreign image is fetched late and tells nobody where it stands; sizes are plain numbers", () => {
    expect(
      sanitizeHtml(
        '<img src="https://a.example/x.png" alt="x" width="100%" height="20px" align=left>',
      ),
    ).toBe(
      '<p><img src="https://a.example/x.png" alt="x" height="20" loading="lazy" decoding="async" referrerpolicy="no-referrer"></p>',
    );
  });
  test("a tracking pixel is dropped without a word", () => {
    const { html, problems } = notesOf(
      '<img src="https://count.example/i.gif" width="1" height="1">x',
    );
    expect(html).toBe("<p>x</p>");
    expect(problems).toEqual([]);
  });
  test("an image without alternative text is reported with its line", () => {
    const { problems } = notesOf("a\n\n<img src=/x.png>");
    expect(problems).toMatchObject([
      { severity: "warning", line: 3, what: expect.stringContaining("alternative text") },
    ]);
  });
  test("sound and film become links, so that nothing is requested unasked", () => {
    expect(sanitizeHtml("<audio src=/a%20b.mp3 controls></audio>")).toBe(
      '<p><a href="/a%20b.mp3">Audio: a b.mp3</a></p>',
    );
    expect(sanitizeHtml("<video><source src=/a.mp4>Watch</video>")).toBe(
      '<p><a href="/a.mp4">Watch</a></p>',
    );
  });
  test("an address that hides its host behind a name is no link", () => {
    expect(sanitizeHtml("<a href=https://youtube.com@evil.example/>x</a>")).toBe("<p>x</p>");
  });
});

const RUN = "alert(1)";
const PAYLOADS = [
  `<script>${RUN}</script>`,
  `<img src=x onerror=${RUN}>`,
  `<svg onload=${RUN}><style><img src=x onerror=${RUN}></style></svg>`,
  `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${RUN}&gt;">`,
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>">`,
  `<textarea><img title="</textarea><img src=x onerror=${RUN}>">`,
  `<title><a title="</title><img src=x onerror=${RUN}>">`,
  `<xmp><a title="</xmp><img src=x onerror=${RUN}>">`,
  `<plaintext><img src=x onerror=${RUN}>`,
  `<template><img src=x onerror=${RUN}></template>`,
  `<!--><img src=x onerror=${RUN}>-->`,
  `<![CDATA[<img src=x onerror=${RUN}>]]>`,
  `<a href="java\tscript:${RUN}">x</a>`,
  `<a href="&#106;avascript&colon;${RUN}">x</a>`,
  `<a href="\u0001javascript:${RUN}">x</a>`,
  `<a href="data:text/html,x">x</a>`,
  `[x](javascript:${RUN})`,
  `[x](&#106;avascript:${RUN})`,
  `![x](data:image/svg+xml,x)`,
  `<iframe srcdoc="<script>${RUN}</script>"></iframe>`,
  `<iframe src="javascript:${RUN}"></iframe>`,
  `<meta http-equiv=refresh content="0;url=https://evil.example">`,
  `<base href="https://evil.example/"><link rel=stylesheet href=x>`,
  `<form action="javascript:${RUN}"><input onfocus=${RUN} autofocus></form>`,
  `<object data="javascript:${RUN}"></object><embed src=x>`,
  `<div style="position:fixed" onclick=${RUN} accesskey=x contenteditable>x</div>`,
  `<a id=getElementById name=body>x</a>`,
  `<code class='language-js" onclick="${RUN}'>x</code>`,
  `[00:10](#t="><script>${RUN}</script>)`,
];

test.each(PAYLOADS)("%s leaves nothing that runs, in either dialect", (payload) => {
  for (const wrap of [
    "*",
    "- a\n- *",
    "<div>*</div>",
    "[*](https://a.example)",
    "<table><td>*",
    "<svg>*",
  ])
    for (const dialect of ["commonmark", "pelican"] as const)
      expect(
        forbiddenIn(
          notesOf(
            wrap.replace("*", () => payload),
            { dialect },
          ).html,
        ),
      ).toEqual([]);
});

const fragment = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom(
    ..."a abbr b blockquote br center code dd details div dl dt em figcaption figure font form h1 h2 h3 h6 hr i iframe img input li math noscript ol p pre q ruby rt script section select span style sub summary svg table tbody td template textarea th title tr u ul video xmp nonsense"
      .split(" ")
      .flatMap((name) => [
        `<${name}>`,
        `</${name}>`,
        `<${name} id=x title="a&quot;b" href=/y src=/z.png alt=q onclick=1>`,
      ]),
  ),
  fc.constantFrom(
    "text ",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "&lt;b&gt;",
    "&#0;",
    "\n\n",
    "- ",
    "# ",
    "`",
    "[",
    "](https://a.example)",
    "12:34 ",
    "    ",
  ),
);
const soup = fc.array(fragment, { maxLength: 14 }).map((parts) => parts.join(""));

test("of a block that held nothing, a table's heading keeps no white space", () => {
  const once = sanitizeHtml("<table id=x><th><section></section></th></table>");
  expect(once).toContain("<th></th>");
  expect(sanitizeHtml(once)).toBe(once);
});

test("any HTML: only what is allowed comes out, and coming in again it stays as it is", () => {
  fc.assert(
    fc.property(soup, (html) => {
      const once = sanitizeHtml(html);
      expect(forbiddenIn(once)).toEqual([]);
      expect(sanitizeHtml(once)).toBe(once);
    }),
    { numRuns: 400 },
  );
});

test("any Markdown: rendering never throws and lets nothing else out", () => {
  fc.assert(
    fc.property(
      soup,
      fc.constantFrom("commonmark" as const, "pelican" as const),
      (markdown, dialect) => {
        const { html } = notesOf(markdown, { dialect });
        expect(forbiddenIn(html)).toEqual([]);
        eachElement(parseHtml(html), (node) => expect(ALLOWED.has(node.name)).toBe(true));
      },
    ),
    { numRuns: 400 },
  );
});

test("any nesting of tags keeps every word", () => {
  const tags = fc.constantFrom(
    ..."b p div ul li table td a h2 blockquote center pre figure dl dt span details summary select nonsense".split(
      " ",
    ),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(tags, fc.boolean()), { maxLength: 12 }), (list) => {
      const html = list
        .map(([tag, closed], i) => (closed ? `<${tag} x>w${i}w</${tag}>` : `<${tag} x>w${i}w`))
        .join("");
      const words = textOf(parseHtml(sanitizeHtml(html))).match(/w\d+w/g) ?? [];
      expect(words.toSorted()).toEqual(list.map((_, i) => `w${i}w`).toSorted());
    }),
    { numRuns: 400 },
  );
});
