import { expect, test } from "vitest";
import { type PageText, pageFrame } from "../../src/publish/page-frame.ts";

const fill = ({ head, body, data }: PageText): string =>
  `<html lang="é">${head}<style>…</style>${body}${data && `<script>${data}</script>`}</html>`;

test("a document that was cut up is the one that is filled at once", () => {
  const frame = pageFrame(fill);
  for (const text of [
    { head: "<title>$& $1</title>", body: "<p>Fog</p>", data: "{}" },
    { head: "", body: "\u0001body\u0001", data: "…" },
  ]) {
    const pieces = [frame(text)].flat().map((piece) => Buffer.from(piece as string).toString());
    expect(pieces.join("")).toBe(fill(text));
  }
});

test("a document without a place for a text is a fault", () => {
  expect(() => pageFrame(({ head, data }) => head + data)).toThrow("no place for the body");
});
