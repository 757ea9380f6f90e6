import { expect, test } from "vitest";
import { element, parseHtml, textOf } from "../../src/compile/html-tree.ts";

test("scripts and styles are dropped and told of; comments are dropped", () => {
  const dropped: string[] = [];
  const tree = parseHtml("a<script>x</script><!-- y --><style>z</style>b", (name) =>
    dropped.push(name),
  );
  expect(textOf(tree)).toBe("ab");
  expect(dropped).toEqual(["script", "style"]);
});

test.each([
  ["a comment", "<!-- a <b>c</b>", "<!-- a c"],
  ["a script", "<p>the <script> tag</p><p>b</p>", "the <script> tag b"],
  ["a title", "use <title> and <b>go</b>", "use <title> and go"],
  ["plain text", "use <plaintext> <i>no</i>", "use <plaintext> no"],
  ["an input", "an <input> and a <dialog> here", "an <input> and a <dialog> here"],
])("%s that is never closed swallows nothing", (_, html, text) => {
  expect(textOf(parseHtml(html))).toBe(text);
});

test("what is drawn in SVG or MathML is gone, its words stay", () => {
  expect(
    textOf(parseHtml("<svg><g><text>a</text><path d=x /></g></svg> <math><mi>b</mi></math>")),
  ).toBe("a b");
});

test("depth has an end, words have not", () => {
  let depth = 0;
  const html = "<div>".repeat(5000) + "deep" + "</div>".repeat(5000);
  const tree = parseHtml(html);
  for (let node = tree[0]; node !== undefined && typeof node !== "string"; node = node.children[0])
    depth++;
  expect(depth).toBeLessThan(150);
  expect(textOf(tree)).toBe("deep");
});

test("text is set apart at blocks and line breaks alone", () => {
  const tree = [
    element("p", ["a", element("b", ["b"])]),
    element("ul", [element("li", ["c\n d"]), element("li", ["e"])]),
  ];
  expect(textOf(tree)).toBe("ab c d e");
  expect(textOf(tree, "\n")).toBe("ab\nc d\ne");
});
