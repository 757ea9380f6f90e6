/** First and last byte, both included. */
export interface ByteRange {
  first: number;
  last: number;
}

/**
 * What a Range header asks of `size` bytes (RFC 9110, section 14.1.2). Undefined where the whole
 * is the right answer: no header, another unit, several ranges, or nonsense.
 */
export function parseByteRange(
  header: string | null,
  size: number,
): ByteRange | "unsatisfiable" | undefined {
  const match = /^bytes=\s*(\d*)\s*-\s*(\d*)\s*$/i.exec(header ?? "");
  const [, from = "", to = ""] = match ?? [];
  if (from === "" && to === "") return undefined;
  if (from === "") {
    const length = Math.min(Number(to), size);
    return length === 0 ? "unsatisfiable" : { first: size - length, last: size - 1 };
  }
  const first = Number(from);
  if (to !== "" && Number(to) < first) return undefined;
  if (first >= size) return "unsatisfiable";
  return { first, last: to === "" ? size - 1 : Math.min(Number(to), size - 1) };
}

/** The answer to a request for `body`, or for the part of it that `header` (Range) asks for. */
export function rangeResponse(body: Blob, type: string, header: string | null): Response {
  const headers = { "content-type": type, "accept-ranges": "bytes" };
  const range = parseByteRange(header, body.size);
  if (range === undefined) {
    return new Response(body, { headers: { ...headers, "content-length": `${body.size}` } });
  }
  if (range === "unsatisfiable") {
    return new Response(null, {
      status: 416,
      headers: { ...headers, "content-range": `bytes */${body.size}` },
    });
  }
  const { first, last } = range;
  return new Response(body.slice(first, last + 1, type), {
    status: 206,
    headers: {
      ...headers,
      "content-length": `${last - first + 1}`,
      "content-range": `bytes ${first}-${last}/${body.size}`,
    },
  });
}
