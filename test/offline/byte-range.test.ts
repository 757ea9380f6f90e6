import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseByteRange, rangeResponse } from "../../src/offline/byte-range.ts";

const file = new Blob([Uint8Array.from({ length: 100 }, (_, i) => i)]);
const bytesOf = async (response: Response): Promise<number[]> => [
  ...new Uint8Array(await response.arrayBuffer()),
];

describe("a range of bytes", () => {
  test.each([
    ["bytes=0-", { first: 0, last: 99 }],
    ["bytes=10-19", { first: 10, last: 19 }],
    ["bytes=90-200", { first: 90, last: 99 }],
    ["bytes=-7", { first: 93, last: 99 }],
    ["bytes=-700", { first: 0, last: 99 }],
    ["Bytes= 5 - 5 ", { first: 5, last: 5 }],
    ["bytes=100-", "unsatisfiable"],
    ["bytes=-0", "unsatisfiable"],
    [null, undefined],
    ["bytes=-", undefined],
    ["bytes=20-10", undefined],
    ["bytes=0-1,5-6", undefined],
    ["items=0-1", undefined],
  ])("%s of 100", (header, range) => {
    expect(parseByteRange(header, 100)).toEqual(range);
  });

  test("lies within the file, whatever is asked", () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.integer({ min: 1 }), (from, to, size) => {
        const range = parseByteRange(`bytes=${from}-${to}`, size);
        if (typeof range !== "object") return;
        expect(range.first).toBe(from);
        expect(range.last).toBeLessThan(size);
        expect(range.last).toBeGreaterThanOrEqual(range.first);
      }),
    );
  });
});

describe("the answer for a kept file", () => {
  test("is that part of it, and says which", async () => {
    const response = rangeResponse(file, "audio/mpeg", "bytes=10-12");
    expect(response.status).toBe(206);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-range": "bytes 10-12/100",
      "content-length": "3",
      "content-type": "audio/mpeg",
      "accept-ranges": "bytes",
    });
    expect(await bytesOf(response)).toEqual([10, 11, 12]);
  });

  test("is the whole where nothing else was asked", async () => {
    const response = rangeResponse(file, "audio/mpeg", null);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-length")).toBe("100");
    expect(await bytesOf(response)).toHaveLength(100);
  });

  test("says how long the file is where the range lies behind it", () => {
    const response = rangeResponse(file, "audio/mpeg", "bytes=100-");
    expect(response.status).toBe(416);
    expect(response.headers.get("content-range")).toBe("bytes */100");
  });
});
