import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { eachElement, parseHtml, textOf } from "../../src/compile/html-tree.ts";
import { renderMarkdown } from "../../src/compile/markdown.ts";
import { notesToMarkdown } from "../../src/import/notes-to-markdown.ts";

const keep = (address: string): string => address;
const markdown = (html: string): string => notesToMarkdown(html, "html", keep);
const plain = (text: string): string => notesToMarkdown(text, "plain", keep);

describe("HTML of a feed's notes as Markdown", () => {
  test.each([
    ["paragraphs", "<p>One</p><p>Two</p>", "One\n\nTwo"],
    ["emphasis", "<p>A <b>bold</b> and <i>leaning</i> word</p>", "A **bold** and *leaning* word"],
    ["blanks go outside", "<p>A<b> bold </b>word</p>", "A **bold** word"],
    ["emphasis within a word", "<p><b>Note:</b>Fog</p>", "<strong>Note:</strong>Fog"],
    ["bold beside italics", "<p><b>a</b><i>b</i></p>", "<strong>a</strong>*b*"],
    ["both at once", "<p><b><i>Fog</i></b> rises</p>", "<strong>*Fog*</strong> rises"],
    [
      "a link",
      `<a href="https://x.example/a">Fog <b>lamps</b></a>`,
      "[Fog **lamps**](https://x.example/a)",
    ],
    [
      "a link that names itself",
      `<a href="https://x.example/a_b">https://x.example/a_b</a>`,
      "<https://x.example/a_b>",
    ],
    [
      "parentheses in an address",
      `<a href="https://x.example/Fog_(sea)">Fog</a>`,
      "[Fog](<https://x.example/Fog_(sea)>)",
    ],
    ["a link that runs a script", `<a href="javascript:alert(1)">Fog</a>`, "Fog"],
    ["brackets in a link", `<a href="https://x.example">[1]</a>`, "[\\[1\\]](https://x.example)"],
    [
      "a link after an exclamation mark",
      `Look!<a href="https://x.example">here</a>`,
      "Look\\![here](https://x.example)",
    ],
    [
      "a list",
      "<ul><li>One</li><li>Two<ul><li>Three</li></ul></li></ul>",
      "- One\n- Two\n  - Three",
    ],
    [
      "a numbered list",
      `<ol start="3"><li><p>One</p><p>More</p></li><li>Two</li></ol>`,
      "3. One\n\n   More\n\n4. Two",
    ],
    ["two lists side by side", "<ul><li>One</li></ul><ul><li>Two</li></ul>", "- One\n\n* Two"],
    ["headings", "<h2>Links</h2><h3>C#</h3>", "## Links\n\n### C\\#"],
    ["a quote", "<blockquote><p>One</p><p>Two</p></blockquote>", "> One\n>\n> Two"],
    [
      "line breaks",
      "<p>(00:12) Intro<br>(01:30) Fog<br/>End</p>",
      "(00:12) Intro\\\n(01:30) Fog\\\nEnd",
    ],
    ["two breaks part paragraphs", "One<br><br>Two", "One\n\nTwo"],
    ["bold across breaks", "<p><b>One<br>Two</b></p>", "**One**\\\n**Two**"],
    [
      "code",
      '<p>Run <code>a `b`</code></p><pre><code class="language-js">let a;\n  b</code></pre>',
      "Run `` a `b` ``\n\n```js\nlet a;\n  b\n```",
    ],
    [
      "an image",
      `<img src="https://x.example/a.png" alt="A [lamp]">`,
      "![A \\[lamp\\]](https://x.example/a.png)",
    ],
    [
      "an image that counts visitors",
      `Fog<img src="https://t.example/p.gif" width="1" height="1">`,
      "Fog",
    ],
    [
      "a player",
      `<p>Fog</p><iframe src="//player.example/1?a=1&amp;b" onload="x()"></iframe>`,
      `Fog\n\n<iframe src="https://player.example/1?a=1&amp;b"></iframe>`,
    ],
    [
      "a table",
      "<table><tr><th>Lamp</th><th>Reach</th></tr><tr><td>A|B</td><td>9</td></tr></table>",
      "| Lamp | Reach |\n| --- | --- |\n| A\\|B | 9 |",
    ],
    ["scripts and styles", "<style>p{}</style><p>Fog</p><script>alert(1)</script>", "Fog"],
    [
      "what is no tag",
      "<p>Hello &lt;b&gt; and <antirez> &amp;amp;</p>",
      "Hello \\<b> and \\<antirez> \\&amp;",
    ],
    [
      "blocks in a link",
      `<a href="https://x.example"><div>Fog</div><div>Lamps</div></a>`,
      "[Fog Lamps](https://x.example)",
    ],
    ["small letters", "H<sub>2</sub>O", "H<sub>2</sub>O"],
  ])("%s", (_, html, expected) => {
    expect(markdown(html)).toBe(expected);
  });

  test("words that look like Markdown stay words, and no sign is escaped in vain", () => {
    expect(markdown("<p>1. snake_case, [00:12] 2 * 3, ~5 min, #1, C++ - A &amp; B</p>")).toBe(
      "1\\. snake_case, [00:12] 2 * 3, ~5 min, #1, C++ - A & B",
    );
    expect(markdown("<p># One<br>- two<br>+ three<br>&gt; four<br>===<br>__init__ *x*</p>")).toBe(
      "\\# One\\\n\\- two\\\n\\+ three\\\n\\> four\\\n\\===\\\n\\_\\_init\\_\\_ \\*x\\*",
    );
  });

  test("a bare address stays one", () => {
    expect(plain("See https://x.example/a_b, www.y.example/c and https://z.example/_q_.")).toBe(
      "See https://x.example/a_b, www.y.example/c and <https://z.example/_q>\\_.",
    );
  });
});

describe("text that was typed", () => {
  test("a blank line parts paragraphs, a line end is a break", () => {
    expect(plain("One\r\ntwo\n\n \nThree <b>")).toBe("One\\\ntwo\n\nThree \\<b>");
    expect(markdown("One <b>two</b>\nthree\n\n\nFour")).toBe("One **two**\\\nthree\n\nFour");
  });

  test("as an export of WordPress has it, between blocks", () => {
    expect(markdown("<h2>Fog</h2>\nOne\n\nTwo\n<ul>\n<li>a</li>\n</ul>\nThree")).toBe(
      "## Fog\n\nOne\n\nTwo\n\n- a\n\nThree",
    );
  });
});

describe("hostile notes", () => {
  test.each([
    ["tags without end", "<div><b><blockquote>".repeat(20_000)],
    ["lists without end", "<ul><li>".repeat(5000)],
    ["marks without end", "*_`[".repeat(50_000)],
    ["brackets and addresses", "[a](https://x.example/".repeat(20_000)],
    ["a very long text", `<p>${"fog <b>lamp</b> ".repeat(100_000)}</p>`],
  ])(
    "%s are read at once",
    (_, html) => {
      expect(markdown(html).length).toBeLessThan(3_000_000);
    },
    3000,
  );
});

const words = fc.string({
  unit: fc.constantFrom(...Array.from("aZ9é日 *_`[]()<>#+-=.!~|&;:/\\\"'\n")),
  maxLength: 12,
});
const escapeHtml = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const { inline, blocks } = fc.letrec<{ inline: string; inlines: string; blocks: string }>(
  (tie) => ({
    inline: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      words.map(escapeHtml),
      fc
        .tuple(fc.constantFrom("b", "i", "s", "span", "sup"), tie("inlines"))
        .map(([tag, inner]) => `<${tag}>${inner}</${tag}>`),
      tie("inlines").map((inner) => `<a href="https://x.example/a">${inner}</a>`),
      words.map((text) => `<code>${escapeHtml(text)}</code>`),
      fc.constant("<br>"),
    ),
    inlines: fc.array(tie("inline"), { maxLength: 4 }).map((parts) => parts.join("")),
    blocks: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc
        .tuple(fc.constantFrom("p", "h2", "h4", "pre"), tie("inlines"))
        .map(([tag, inner]) => `<${tag}>${inner}</${tag}>`),
      fc
        .tuple(
          fc.constantFrom("ul", "ol"),
          fc.array(fc.oneof(tie("inlines"), tie("blocks")), { minLength: 1, maxLength: 3 }),
        )
        .map(
          ([tag, items]) => `<${tag}>${items.map((item) => `<li>${item}</li>`).join("")}</${tag}>`,
        ),
      fc
        .array(tie("blocks"), { maxLength: 3 })
        .map((inner) => `<blockquote>${inner.join("")}</blockquote>`),
    ),
  }),
);

test.each([
  ["[<code>]:</code>", "\\[`]:`"],
  ["[<br><code>]: a</code>", "\\[\\\n`]: a`"],
  ["[00:12] Fog", "[00:12] Fog"],
])("what only looks like the target of a link stays words: %s", (html, expected) => {
  expect(markdown(`<p>${html}</p>`)).toBe(expected);
});

/** Every sign but blanks, in order. */
const letters = (html: string): string => textOf(parseHtml(html)).replace(/\s/g, "");
function linksOf(html: string): string[] {
  const links: string[] = [];
  eachElement(parseHtml(html), ({ name, children }) => {
    if (name === "a" && textOf(children) !== "") links.push(textOf(children).replace(/\s/g, ""));
  });
  return links;
}

test("no word, sign or link is lost on the way to a page", () => {
  const document = fc.array(fc.oneof(inline, blocks), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(document, (parts) => {
      const html = `<p></p>${parts.join("")}`;
      const { html: rendered } = renderMarkdown(markdown(html));
      expect(letters(rendered)).toBe(letters(html));
      const added = linksOf(rendered);
      for (const link of linksOf(html)) expect(added.join(" ")).toContain(link);
    }),
    { numRuns: 1500, examples: [[["<span>[<code>]:</code></span>", "<p></p>"]]] },
  );
});
