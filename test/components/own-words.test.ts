import { afterEach, describe, expect, it } from "vitest";
import { own, speak } from "../../src/components/own-words.ts";

afterEach(() => speak("en"));

describe("words of the archive's own", () => {
  it("are marked with the show's language, or the one that they state", () => {
    speak("de-DE");
    expect(own("Grüße")).toEqual({ lang: "de-DE" });
    expect(own("Salut", "fr")).toEqual({ lang: "fr" });
  });

  it("are not marked where they are English, as the interface is", () => {
    for (const tag of ["en", "en-GB", "EN-us", ""]) {
      speak(tag);
      expect(own("Hello")).toEqual({});
    }
    speak("he");
    expect(own("Hello", "en")).toEqual({});
  });

  it("take a language for what it is, not for how it begins", () => {
    speak("enm");
    expect(own("Whan that Aprille")).toEqual({ lang: "enm" });
  });

  it.each(["שלום", "2024: مرحبا", "ދިވެހި"])("say from which side they are read: %s", (text) => {
    expect(own(text)).toEqual({ dir: "auto" });
  });

  it.each(["Grüße 🎧\ufe0f", "海と直角", "Привет", "हिन्दी"])("which most need not: %s", (text) => {
    expect(own(text)).toEqual({});
  });
});
