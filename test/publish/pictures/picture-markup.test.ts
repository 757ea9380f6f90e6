import { describe, expect, test } from "vitest";
import { withPictures } from "../../../src/publish/pictures/picture-markup.ts";
import type { PublishedPicture } from "../../../src/publish/pictures/write-pictures.ts";

const lamp: PublishedPicture = {
  file: "/archive/lamp.png",
  hash: "abc",
  bytes: 90_000,
  width: 1000,
  height: 500,
  still: true,
  copies: [
    { path: "/assets/pictures/abc-480.avif", width: 480 },
    { path: "/assets/pictures/abc-1000.avif", width: 1000 },
  ],
};
const pictureAt = (path: string) =>
  ({ "/lamp.png": lamp, "/lamp.gif": { ...lamp, copies: [] } })[path];
const shown = (html: string, opening = false): string => withPictures(html, pictureAt, opening);
const image = (address: string, more = ""): string =>
  `<img src="${address}" alt="a lamp"${more} loading="lazy" decoding="async">`;

describe("a picture in notes", () => {
  test("of the archive's own has its size and smaller copies; the original stays for the rest", () => {
    expect(shown(`<p>${image("/lamp.png")}</p>`)).toBe(
      '<p><picture><source type="image/avif" srcset="/assets/pictures/abc-480.avif 480w, ' +
        '/assets/pictures/abc-1000.avif 1000w" sizes="(max-width: 680px) 100vw, 680px">' +
        '<img src="/lamp.png" alt="a lamp" loading="lazy" decoding="async" width="768" height="384">' +
        "</picture></p>",
    );
  });

  test("without copies has its size alone", () => {
    expect(shown(image("/lamp.gif"))).toBe(
      '<img src="/lamp.gif" alt="a lamp" loading="lazy" decoding="async" width="768" height="384">',
    );
  });

  test("is as large as its writer says", () => {
    const html = shown(image("/lamp.png#x", ' width="200"'));
    expect(html).toContain('sizes="(max-width: 200px) 100vw, 200px"');
    expect(html).toMatch(/ width="200" height="100">/);
    expect(html.match(/ width=/g)).toHaveLength(1);
  });

  test("of another site keeps what is known of it, in proportion", () => {
    const far = "https://img.example/a.png";
    expect(shown(image(far))).toBe(image(far));
    expect(shown(image(far, ' width="400" height="768"'))).toMatch(/ width="200" height="384">/);
  });

  test("comes at once where it may be in view when the page opens, and only the first", () => {
    const html = shown(image("/lamp.gif") + image("/lamp.gif"), true);
    expect(html.match(/loading="lazy"/g)).toHaveLength(1);
    expect(html).toMatch(/loading="lazy" decoding="async" width="768" height="384">$/);
    const far = shown(`<p>${"word ".repeat(400)}</p>${image("/lamp.gif")}`, true);
    expect(far).toContain('loading="lazy"');
  });
});
