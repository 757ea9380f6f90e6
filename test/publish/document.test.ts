import { describe, expect, test } from "vitest";
import { fillTemplate, redirectDocument } from "../../src/publish/document.ts";

const template = {
  script: "assets/main.js",
  html: '<html lang="en"><head><!--head--></head><body><div id="root"><!--body--></div><!--data--></body></html>',
  base: "/sub/",
  css: "a{}",
  stylesFile: "assets/main.css",
  viewStyles: {
    "src/pages/tag.tsx": { files: ["assets/tag.css"], css: "b{}", source: "'sha256-tag'" },
    "src/pages/home.tsx": { files: ["assets/home.css"], css: "c{}", source: "'sha256-home'" },
  },
  policy: "default-src 'none'; frame-ancestors 'none'; img-src 'self'",
  manifest: {
    "index.html": { file: "assets/main.js", imports: ["_react.js"], isEntry: true },
    "_react.js": { file: "assets/react.js" },
    "src/pages/tag.tsx": { file: "assets/tag.js", imports: ["index.html", "_card.js"] },
    "_card.js": { file: "assets/card.js" },
  },
};
const parts = { head: "<title>A</title>", body: "<p>B</p>", data: "", language: "en", views: [] };

describe("filling the template", () => {
  test("a page names its script and the chunks of its view, not those that the script brings", () => {
    const html = fillTemplate(template, { ...parts, views: ["src/pages/tag.tsx"] });
    expect(/data-modules="([^"]+)"/.exec(html)?.[1]?.split(" ")).toEqual([
      "/sub/assets/main.js",
      "/sub/assets/card.js",
      "/sub/assets/tag.js",
    ]);
  });

  test("a page holds the styles of its own view, and its script finds them there", () => {
    const styled = { ...template, policy: "style-src 'sha256-all' 'sha256-tag' 'sha256-home'" };
    const html = fillTemplate(styled, { ...parts, views: ["src/pages/tag.tsx"] });
    expect(html).toContain("<style>a{}</style><style>b{}</style>");
    expect(html).toContain(
      '<link rel="stylesheet" href="/sub/assets/main.css" disabled>' +
        '<link rel="stylesheet" href="/sub/assets/tag.css" disabled>',
    );
    expect(html).toContain("style-src 'sha256-all' 'sha256-tag'\"");
    expect(html).not.toContain("home");
  });

  test("the policy comes before all that it binds, without what only a header can state", () => {
    expect(fillTemplate(template, parts)).toContain(
      `<head><meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src 'self'"><title>`,
    );
  });

  test("dollar signs in notes are text", () => {
    expect(fillTemplate(template, { ...parts, body: "pay $& or $1 or $$" })).toContain(
      "pay $& or $1 or $$",
    );
  });

  test("the language is the show's", () => {
    expect(fillTemplate(template, { ...parts, language: "pt-BR" })).toContain(
      '<html lang="pt-BR">',
    );
  });

  test("within it the interface says that it is English, unless all is", () => {
    expect(fillTemplate(template, { ...parts, language: "he" })).toContain('<body lang="en">');
    for (const language of ["en", "en-GB"])
      expect(fillTemplate(template, { ...parts, language })).toContain("<body>");
  });

  test("a page without data carries no data script", () => {
    expect(fillTemplate(template, parts)).not.toContain("playhead-data");
  });
});

test("an old address leads on, under the base, and names the new one to machines", () => {
  const html = redirectDocument("/new/", "https://example.com", "/sub/");
  expect(html).toContain('content="0; url=/sub/new/"');
  expect(html).toContain('rel="canonical" href="https://example.com/new/"');
  expect(html).toContain("noindex");
});
