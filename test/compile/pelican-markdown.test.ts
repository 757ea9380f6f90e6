import { expect, test } from "vitest";
import { notesOf } from "./notes.ts";

const html = (markdown: string): string => notesOf(markdown, { dialect: "pelican" }).html;

test("a heading needs no space, even right under a list", () => {
  const { sections } = notesOf("###Intro\n- a\n###Interview\n- b", { dialect: "pelican" });
  expect(sections.map((s) => [s.title, s.html])).toEqual([
    ["Intro", "<ul><li>a</li></ul>"],
    ["Interview", "<ul><li>b</li></ul>"],
  ]);
});

test("a heading's attribute list names it and is no text", () => {
  const { sections } = notesOf("## Part one {: #one .big }\n\n[up](#one)", { dialect: "pelican" });
  expect(sections[0]!.title).toBe("Part one");
  expect(sections[0]!.html).toContain('<a href="#n-one">up</a>');
});

test.each([
  ["four columns", "-   a\n    -   b\n        -   c\n-   d"],
  ["two columns", "-   a\n  - b\n    - c\n-   d"],
  ["three columns and other bullets", "*  a\n   -  b\n      +  c\n*  d"],
  ["tabs", "- a\n\t- b\n\t\t- c\n- d"],
  ["a step too far", "- a\n    - b\n            - c\n- d"],
])("a list nested by %s stays nested", (_, markdown) => {
  expect(html(markdown)).toBe(
    "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul>",
  );
});

test("bullets of several shapes make one list", () => {
  expect(html("* a\n- b\n+ c")).toBe("<ul><li>a</li><li>b</li><li>c</li></ul>");
});

test("an item goes on in an indented paragraph", () => {
  expect(html("- a\n\n    more\n- b")).toContain("<p>more</p></li>");
});

test("a list right under a paragraph is a list", () => {
  expect(html("Topics:\n- a\n- b")).toBe("<p>Topics:</p><ul><li>a</li><li>b</li></ul>");
});

test("Markdown right after an HTML block is Markdown", () => {
  expect(html('<div class="well">\n<p>raw *text*</p>\n</div>\nA **word**')).toBe(
    "<div><p>raw *text*</p></div><p>A <strong>word</strong></p>",
  );
});

test("an image alone on its line begins a paragraph", () => {
  expect(html('<img src="/me.png" alt="Me">\nI use [it](https://a.example)')).toMatch(
    /^<p><img [^>]*>\nI use <a href="https:\/\/a\.example"/,
  );
});

test.each([
  ["<antirez> wrote it", "&lt;antirez&gt; wrote it"],
  ["at <pythonpodcast.com> today", "at &lt;pythonpodcast.com&gt; today"],
  ["git show <commit>", "git show &lt;commit&gt;"],
  ["the <dialog> element", "the &lt;dialog&gt; element"],
])("%s: a pseudo-tag is text", (markdown, expected) => {
  expect(html(markdown)).toBe(`<p>${expected}</p>`);
});

test("a hash in an item is no heading", () => {
  expect(html("- #channel on IRC")).toBe("<ul><li>#channel on IRC</li></ul>");
});

test.each([
  ["[x](www.a.example)", "https://www.a.example"],
  ["[x](a.com/b)", "https://a.com/b"],
  ["[x](ada@a.example.com)", "mailto:ada@a.example.com"],
  ["[x](\\url{http://a.example/b.html)}", "http://a.example/b.html"],
  ["[x](\\url{http://a.example/b.html})", "http://a.example/b.html"],
  ["[x](https://a.example/Flow_(psychology)", "https://a.example/Flow_(psychology)"],
  ["[x](https://a.example/Flow_(psychology))", "https://a.example/Flow_(psychology)"],
  ['<a target="_blank"href="https://a.example/">x</a>', "https://a.example/"],
])("%s leads where it was meant to", (markdown, url) => {
  expect(notesOf(markdown, { dialect: "pelican" }).links).toEqual([{ title: "x", url, line: 1 }]);
});

test("an empty link is its words, and is reported", () => {
  const { html: made, problems } = notesOf("see [this]()", { dialect: "pelican" });
  expect(made).toBe("<p>see this</p>");
  expect(problems.map((p) => p.what)).toEqual(['the link "this" leads nowhere']);
});

test("code keeps every character", () => {
  expect(html("```\n###x\n- a\n  * b\n```")).toBe("<pre><code>###x\n- a\n  * b\n</code></pre>");
  expect(html("para\n\n    ###x\n    - a")).toBe("<p>para</p><pre><code>###x\n- a\n</code></pre>");
  expect(html('`<a b="c"d="e">`')).toBe('<p><code>&lt;a b="c"d="e"&gt;</code></p>');
});

test("a fenced block inside an item stays inside, its own indents kept", () => {
  expect(html("- a\n\n    ```\n    x\n      y\n    ```\n- b")).toContain(
    "<pre><code>x\n  y\n</code></pre></li>",
  );
});

test("definition lists are understood", () => {
  expect(html("GIL\n:   a lock")).toBe("<dl><dt>GIL</dt><dd>a lock</dd></dl>");
});
