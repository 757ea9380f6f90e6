import { describe, expect, test } from "vitest";
import { cutSlug, fold, pelicanSlug, slugify } from "../../src/compile/slug.ts";

describe("a slug keeps the words of every script", () => {
  test.each([
    ["エピソード が始まる", "エピソード-が始まる"],
    ["हिन्दी में बात", "हिन्दी-में-बात"],
    ["ภาษาไทยที่ดี", "ภาษาไทยที่ดี"],
    ["தமிழ் மொழி", "தமிழ்-மொழி"],
    ["Чайный край", "чайный-край"],
    ["한국어 이야기", "한국어-이야기"],
    ["ශ්‍රී ලංකා", "ශ්රී-ලංකා"],
  ])("%s → %s", (title, slug) => {
    expect(slugify(title)).toBe(slug.normalize("NFC"));
    expect(pelicanSlug(title)).toBe(slug.normalize("NFC"));
  });

  test("titles that differ by a voicing mark alone do not collide", () => {
    expect(slugify("バス")).not.toBe(slugify("ハス"));
    expect(slugify("バス".normalize("NFD"))).toBe(slugify("バス"));
  });

  test("accents of Latin and Greek fall off, stacked ones too", () => {
    expect(fold("Inés Việt Ωμέγα")).toBe("ines viet ωμεγα");
  });

  test("what only shapes an emoji leaves nothing behind", () => {
    expect(slugify("❤️ Love 1️⃣ 👩‍💻")).toBe("love-1");
    expect(slugify("❤️")).toBe("");
  });

  test("a cut never parts a letter from its marks", () => {
    const cut = cutSlug("हि".repeat(40), 80);
    expect(cut).toBe("हि".repeat(13));
  });
});
