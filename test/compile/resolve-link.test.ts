import { describe, expect, test } from "vitest";
import { linkTargets, resolveLink } from "../../src/compile/resolve-link.ts";

const targets = linkTargets(
  new Map([
    ["episodes/fog.md", "/fog.html"],
    ["episodes/lamp.md", "/episodes/lamp/"],
    ["pages/über uns.md", "/%C3%BCber-uns/"],
  ]),
  [{ from: "/2019/fog/", to: "/fog.html" }],
  ["images/a b.png", "episodes/chart.svg", "static/logo.png", "cafe\u0301.pdf"].map((file) => ({
    file,
    absolute: `/content/${file}`,
    bytes: 1,
  })),
  ["episodes/draft.md"],
  ["https://fog.example"],
);

const resolve = (address: string, kind: "link" | "media" = "link", file = "episodes/lamp.md") =>
  resolveLink(address, kind, { file, path: "/episodes/lamp/" }, targets);

describe("links that lead to pages", () => {
  test.each([
    ["{filename}fog.md", "/fog.html"],
    ["{filename}/episodes/fog.md", "/fog.html"],
    ["|filename|../pages/über%20uns.md#Team", "/%C3%BCber-uns/#n-team"],
    ["fog.md", "/fog.html"],
    ["./fog.md?t=90", "/fog.html?t=90"],
    ["../pages/über uns.md", "/%C3%BCber-uns/"],
    ["/fog.html", "/fog.html"],
    ["/fog.html#t=1:30", "/fog.html#t=1:30"],
    ["/episodes/lamp", "/episodes/lamp/"],
    ["/episodes/lamp/index.html", "/episodes/lamp/"],
    ["/2019/fog", "/fog.html"],
    ["https://fog.example/2019/fog/", "/fog.html"],
    ["http://www.fog.example/fog.html", "/fog.html"],
    ["{tag}C++", "/tags/c-plus-plus/"],
    ["{index}", "/"],
    ["/tags/fog", "/tags/fog/"],
    ["/", "/"],
    ["/feed.xml", "/feed.xml"],
  ])("%s", (address, url) => {
    expect(resolve(address)).toEqual({ url });
  });
});

describe("links to the folder of a page", () => {
  const bundles = linkTargets(
    new Map([
      ["s1/e1/index.md", "/episodes/one/"],
      ["s1/e2/index.md", "/episodes/two/"],
      ["posts/third.md", "/episodes/three/"],
      ["posts/fourth.md", "/episodes/four/"],
      ["show/_index.md", "/show/"],
    ]),
    [],
    [],
    ["s1/e3/index.md"],
    [],
  );
  test.each([
    ["../e1/", "s1/e2/index.md", "/episodes/one/"],
    ["../e1", "s1/e2/index.md", "/episodes/one/"],
    ["../e1/#Links", "s1/e2/index.md", "/episodes/one/#n-links"],
    ["/s1/e1/", "posts/third.md", "/episodes/one/"],
    ["../fourth/", "posts/third.md", "/episodes/four/"],
    ["fourth", "posts/third.md", "/episodes/four/"],
    ["{filename}../e1/index.md", "s1/e2/index.md", "/episodes/one/"],
  ])("%s in %s", (address, file, url) => {
    expect(resolveLink(address, "link", { file, path: "/x/" }, bundles)).toEqual({ url });
  });

  test("one that isn't there is told, and so is a draft", () => {
    const from = { file: "s1/e2/index.md", path: "/x/" };
    expect(resolveLink("../e9/", "link", from, bundles)).toHaveProperty("problem");
    expect(resolveLink("../e3/", "link", from, bundles)).toEqual({
      problem: `"../e3/" is a draft, and left out`,
      write: "publish it, or remove the link",
    });
  });
});

describe("references to files", () => {
  test.each([
    ["../images/a b.png", "/images/a%20b.png"],
    ["/images/a%20b.png", "/images/a%20b.png"],
    ["chart.svg", "/episodes/chart.svg"],
    ["images/a b.png", "/images/a%20b.png"],
    ["{static}chart.svg", "/episodes/chart.svg"],
    ["/logo.png", "/static/logo.png"],
    ["../caf\u00e9.pdf", "/cafe%CC%81.pdf"],
  ])("%s", (address, url) => {
    expect(resolve(address, "media")).toEqual({ url });
  });
});

describe("what leads elsewhere is left alone", () => {
  test.each([
    "https://example.com/fog.md",
    "//example.com/x",
    "mailto:a@b.example",
    "#here",
    "",
    "https://fog.example/shop",
    "https://fog.example.org/fog.html",
  ])("%s", (address) => {
    expect(resolve(address)).toBeUndefined();
  });
});

describe("what leads nowhere is a problem", () => {
  test.each(["gone.md", "/gone/", "{filename}gone.md", "../../../etc/passwd", "/images", "%zz"])(
    "%s",
    (address) => {
      expect(resolve(address)).toHaveProperty("problem");
    },
  );

  test("a draft is called a draft", () => {
    expect(resolve("draft.md")).toMatchObject({
      problem: expect.stringContaining("draft") as string,
    });
  });
});
