import { expect, test } from "vitest";
import { asBoolean, asList, asNumber, asSeconds } from "../../src/compile/fields.ts";
import { audioType, readAudioField } from "../../src/compile/audio-field.ts";
import { readFrontMatter } from "../../src/compile/front-matter.ts";

test.each([
  ["01:28:06", 5286],
  ["88:06", 5286],
  ["5286", 5286],
  [5286, 5286],
  ["PT1H28M6S", 5286],
  ["1h 28m 6s", 5286],
  ["88 min", 5280],
])("a duration: %s", (written, seconds) => {
  expect(asSeconds(written)).toBe(seconds);
});

test.each(["0", "long", "", null, -5])("no duration: %s", (written) => {
  expect(asSeconds(written)).toBeUndefined();
});

test("a comma at the end makes no empty tag", () => {
  expect(asList("InfoSec, Penetration Testing, Security,")).toEqual([
    "InfoSec",
    "Penetration Testing",
    "Security",
  ]);
  expect(asList("a, b; c")).toEqual(["a, b", "c"]);
  expect(asList(["a, b", " c ", "", null, 7])).toEqual(["a, b", "c", "7"]);
  expect(asList(undefined)).toEqual([]);
});

test("numbers and yes or no as people write them", () => {
  expect(["27", " #27 ", 27, "27.5", "x", "", "1e3"].map(asNumber)).toEqual([
    27,
    27,
    27,
    27.5,
    undefined,
    undefined,
    undefined,
  ]);
  expect([true, "yes", "clean", "explicit", "maybe"].map(asBoolean)).toEqual([
    true,
    true,
    false,
    true,
    undefined,
  ]);
});

const audioOf = (yaml: string) =>
  readAudioField(readFrontMatter(`---\n${yaml}\n---\n`, "a.md", () => {}).fields);

test("a url that names a sound file is the audio", () => {
  const address = "https://a.example/x.mp3?y=1";
  expect(audioOf(`url: ${address}`).audio).toEqual({ address, line: 2 });
  expect([audioType(address), audioType("/x.opus"), audioType("/x")]).toEqual([
    "audio/mpeg",
    "audio/ogg",
    "audio/mpeg",
  ]);
  expect(audioOf("url: /about.html").audio).toBeUndefined();
});

test("audio as an address, a record or an enclosure", () => {
  const expected = { address: "https://a.example/x.m4a", bytes: 12 };
  expect(audioOf("podcast_file: https://a.example/x.m4a\npodcast_bytes: 12").audio).toMatchObject(
    expected,
  );
  expect(audioOf("audio: {url: https://a.example/x.m4a, length: 12}").audio).toMatchObject(
    expected,
  );
  expect(audioOf("enclosure: |\n  https://a.example/x.m4a\n  12\n  audio/mp4").audio).toMatchObject(
    {
      ...expected,
      type: "audio/mp4",
    },
  );
});

test("a length without audio is still the length", () => {
  expect(audioOf("duration: '2:00'")).toEqual({ duration: 120 });
});
