import { expect, test } from "vitest";
import { notesTopic, topicLinks } from "../../src/compile/notes-topic.ts";
import type { Section } from "../../src/model/episode.ts";

const section = (html: string, more: Partial<Section> = {}): Section => ({
  id: "n",
  kind: "other",
  html,
  ...more,
});

test("names, words that come back and words of headings tell, each as it is written best", () => {
  const { words } = notesTopic([
    section("<p>We use lanterns. Lanterns with NixOS &amp; a saucer.</p>", {
      title: "Night Lamps",
    }),
  ]);
  expect(words.split(" ")).toEqual(["Night", "Lamps", "lanterns", "NixOS"]);
});

test("tags of the HTML are no words, and neither is what sponsors say", () => {
  const { words, links } = notesTopic([
    section('<p><a href="https://lamp.example/Zigbee">Matter</a> and Thread, by Matter</p>'),
    section("<p>Buy Zigbee at Acme, at Acme.</p>", { kind: "sponsor" }),
  ]);
  expect(words.split(" ")).toEqual(["Matter", "Thread"]);
  expect(links).toContain("lamp.example/Zigbee");
});

test("links keep their words and addresses", () => {
  const topic = notesTopic([
    section(
      '<p><a href="https://www.lamp.example/a" rel="x">The\tLamp</a> <a href="/12/">Twelve</a></p>',
    ),
  ]);
  expect(topicLinks(topic)).toEqual([
    { key: "lamp.example/a", title: "The Lamp", url: "https://www.lamp.example/a" },
    { title: "Twelve", url: "/12/" },
  ]);
  expect(topicLinks(notesTopic([]))).toEqual([]);
});
