import { expect, test } from "vitest";
import { renderMarkdown } from "../../src/compile/markdown.ts";

test("no character of the writer's is exchanged for a nicer one", () => {
  expect(renderMarkdown(`"It's" -- well... (c)`).html.trim()).toBe(`<p>"It's" -- well... (c)</p>`);
});

test("tables, struck words, bare links and task lists are understood", () => {
  const { html } = renderMarkdown("|a|b|\n|-|-|\n|1|2|\n\n~~x~~ https://a.example\n\n- [x] done");
  expect(html).toContain("<td>1</td>");
  expect(html).toContain("<del>x</del>");
  expect(html).toContain('<a href="https://a.example">');
  expect(html).toMatch(/<input type="checkbox" checked/);
});

test("an attribute needs no quotes, except in code", () => {
  expect(renderMarkdown("x <a href=https://a.example/b>c</a>").html).toContain(
    '<a href="https://a.example/b">c</a>',
  );
  expect(renderMarkdown("<img src=/x.png alt=y>").html).toContain('<img src="/x.png" alt=y>');
  expect(renderMarkdown("```\n<a href=/x>\n```").html).toContain("&lt;a href=/x&gt;");
  expect(renderMarkdown("`<a href=/x>`").html).toContain("&lt;a href=/x&gt;");
});

test("what looks like front matter in the notes is text", () => {
  expect(renderMarkdown("---\na: 1\n---\ntext").html).toContain("a: 1");
});

test.each([
  ["quotes", ">".repeat(20_000)],
  ["lists", "- ".repeat(20_000)],
  ["emphases", "_a__".repeat(20_000)],
  ["columns", `${"|a".repeat(2000)}|\n${"|-".repeat(2000)}|\n${"|\n".repeat(2000)}`],
  ["one endless word", `https://a.example/${"&amp;".repeat(20_000)}`],
  ["footnotes", `${"[^1]".repeat(20_000)}\n\n[^1]: x`],
])("20,000 %s become plain paragraphs, and the reason is told", (_, markdown) => {
  const { html, plain } = renderMarkdown(`start\n\n${markdown}\n\nend <b>`);
  expect(plain).toBeDefined();
  expect(html).toMatch(/^<p>start<\/p>/);
  expect(html).toMatch(/<p>end &lt;b&gt;<\/p>$/);
});

test("what no page can show is cut, and that is told", () => {
  const { html, plain } = renderMarkdown(`start\n\n${"x".repeat(2_000_000)}\n\nend`);
  expect(plain).toContain("cut");
  expect(html).toMatch(/^<p>start<\/p>\n<p>x+<\/p>$/);
  expect(html.length).toBeLessThan(1_000_100);
});
