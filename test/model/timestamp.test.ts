import { describe, expect, test } from "vitest";
import {
  formatDuration,
  formatTimestamp,
  isoDuration,
  parseTimestamp,
} from "../../src/model/timestamp.ts";
import { speakTimestamp } from "../../src/model/spoken-time.ts";

describe("a time as people write it", () => {
  test.each([
    ["754", 754],
    ["0", 0],
    ["12:34", 754],
    ["1:30", 90],
    ["88:06", 5286],
    ["1:02:03", 3723],
    ["01:02:03.25", 3723.25],
    ["00:01:02,500", 62.5],
    ["1h2m3s", 3723],
    ["2m", 120],
    ["90s", 90],
  ])("%s is %d seconds", (text, seconds) => {
    expect(parseTimestamp(text)).toBe(seconds);
  });

  test.each(["", "soon", "12:74", "1:99:00", "-5", "9:30 PM", "2015-10-05", "1:2:3:4"])(
    "%j is no time",
    (text) => {
      expect(parseTimestamp(text)).toBeUndefined();
    },
  );

  test("writing and reading agree for every second of a long episode", () => {
    for (let seconds = 0; seconds < 4 * 3600; seconds += 1)
      expect(parseTimestamp(formatTimestamp(seconds))).toBe(seconds);
  });
});

test("lengths read as people say them", () => {
  expect(formatDuration(45)).toBe("45 s");
  expect(formatDuration(2520)).toBe("42 min");
  expect(formatDuration(3600)).toBe("1 h");
  expect(formatDuration(4080)).toBe("1 h 8 min");
});

test("a screen reader hears units", () => {
  expect(speakTimestamp(3723)).toBe("1 hour 2 minutes 3 seconds");
  expect(speakTimestamp(60)).toBe("1 minute");
  expect(speakTimestamp(0)).toBe("0 seconds");
});

test("machines get ISO 8601", () => {
  expect(isoDuration(3723)).toBe("PT1H2M3S");
  expect(isoDuration(0)).toBe("PT0S");
});
