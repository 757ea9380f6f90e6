import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dateOrder, parseDate } from "../../src/compile/parse-date.ts";

describe("dates as archives write them", () => {
  test.each([
    ["2015-10-5", "2015-10-05"],
    ["2015-10-05", "2015-10-05"],
    ["20151005", "2015-10-05"],
    ["2015/10/5", "2015-10-05"],
    ["5.10.2015", "2015-10-05"],
    ["25/12/2015", "2015-12-25"],
    ["October 5, 2015", "2015-10-05"],
    ["5th Oct 2015", "2015-10-05"],
    ["Mon, 05 Oct 2015 12:30:00 +0000", "2015-10-05T12:30:00+00:00"],
    ["2015-10-05 12:30", "2015-10-05T12:30:00Z"],
    ["2015-10-05 5:30 pm", "2015-10-05T17:30:00Z"],
    ["2015-10-05T23:30:00-07:00", "2015-10-05T23:30:00-07:00"],
    ["2015-10-05T23:30:00.123+0530", "2015-10-05T23:30:00+05:30"],
    [1525870800364, "2018-05-09T13:00:00Z"],
    ["1525870800364", "2018-05-09T13:00:00Z"],
    ["2016-02-29", "2016-02-29"],
  ])("%s", (written, date) => {
    expect(parseDate(written)).toEqual({ date });
  });

  test("a time without an offset is in the archive's zone, summer and winter", () => {
    expect(parseDate("2015-06-10 23:30", "America/New_York")).toEqual({
      date: "2015-06-10T23:30:00-04:00",
    });
    expect(parseDate("2015-01-10 23:30", "America/New_York")).toEqual({
      date: "2015-01-10T23:30:00-05:00",
    });
    expect(parseDate("2015-01-10 23:30", "No/Such_Zone")).toEqual({ date: "2015-01-10T23:30:00Z" });
  });

  test("a date with two readings is read as month, day, and told", () => {
    expect(parseDate("10/05/2015")).toEqual({
      date: "2015-10-05",
      doubt: expect.stringContaining("two ways"),
    });
    expect(parseDate("05/05/2015")).toEqual({ date: "2015-05-05" });
  });

  test.each([
    "2015-02-29",
    "1900-02-29",
    "2015-13-01",
    "0000-01-01",
    "soon",
    "",
    "2015",
    "2015-10-05 25:00",
    "2015-10-05 noon",
  ])("%j is no date", (written) => {
    expect(parseDate(written)).toHaveProperty("what");
  });

  test("every day of the calendar comes back as it was written", () => {
    const days = fc.date({
      min: new Date("1000-01-01"),
      max: new Date("9999-12-31"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, (day) => {
        const date = day.toISOString().slice(0, 10);
        const [year, month, dayOfMonth] = date.split("-").map(Number);
        expect(parseDate(`${year}-${month}-${dayOfMonth}`)).toEqual({ date });
        expect(dateOrder(date)).toBe(Date.parse(`${date}T00:00:00Z`));
      }),
    );
  });
});
