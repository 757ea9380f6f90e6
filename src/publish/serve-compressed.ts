import { createReadStream, statSync, type Stats } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join, sep } from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".css": "text/css",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".xml": "application/xml",
  ".svg": "image/svg+xml",
  ".txt": "text/plain",
  ".md": "text/markdown",
  ".vtt": "text/vtt",
  ".srt": "application/x-subrip",
  ".csv": "text/csv",
  ".tsv": "text/tab-separated-values",
  ".ics": "text/calendar",
};

/** Codings by what they are called in a request, the better one first. */
const CODINGS = [
  { name: "br", ending: ".br" },
  { name: "gzip", ending: ".gz" },
] as const;

/**
 * Serves the `.br` or `.gz` beside a file to whoever takes it (RFC 9110, 12.5.3), as hosts do that
 * know such files; what else is asked for is left to `next`.
 * @param out folder of the finished site
 * @param base "/" or "/a/sub/path/"
 */
export function serveCompressed(out: string, base: string) {
  return (request: IncomingMessage, response: ServerResponse, next: () => void): void => {
    const file = fileAt(request.url ?? "/", out, base);
    const asks = request.method === "GET" || request.method === "HEAD";
    if (file === undefined || !asks || request.headers.range !== undefined) {
      next();
      return;
    }
    const there = CODINGS.map((coding) => ({ ...coding, stats: statOf(file + coding.ending) }));
    if (there.some(({ stats }) => stats)) response.setHeader("Vary", "Accept-Encoding");
    const accepted = acceptedBy(request.headers["accept-encoding"]);
    const found = there.find(({ name, stats }) => stats && accepted(name));
    if (!found?.stats) {
      next();
      return;
    }
    const { size, mtimeMs } = found.stats;
    const tag = `W/"${size.toString(36)}-${Math.floor(mtimeMs).toString(36)}-${found.name}"`;
    response.setHeader("Content-Encoding", found.name);
    response.setHeader("Content-Type", `${TYPES[extname(file)]}; charset=utf-8`);
    response.setHeader("ETag", tag);
    if (request.headers["if-none-match"] === tag) {
      response.writeHead(304).end();
      return;
    }
    response.writeHead(200, { "Content-Length": size });
    if (request.method === "HEAD") response.end();
    else createReadStream(file + found.ending).pipe(response);
  };
}

/** The file that answers `url`, if it is of a kind that is compressed. */
function fileAt(url: string, out: string, base: string): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(url.replace(/[?#].*$/s, ""));
  } catch {
    return undefined;
  }
  if (!path.startsWith(base) || path.includes("\0")) return undefined;
  const below = path.slice(base.length);
  const file = join(out, below === "" || below.endsWith("/") ? `${below}index.html` : below);
  return file.startsWith(out + sep) && extname(file) in TYPES ? file : undefined;
}

function statOf(file: string): Stats | undefined {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats?.isFile() ? stats : undefined;
}

/** Whether a request's Accept-Encoding takes a coding. */
function acceptedBy(header: string | string[] | undefined): (coding: string) => boolean {
  const parts = String(header ?? "")
    .toLowerCase()
    .split(",")
    .map((part) => part.trim().split(/\s*;\s*/));
  return (coding) => {
    const part = parts.find(([name]) => name === coding) ?? parts.find(([name]) => name === "*");
    return part !== undefined && !part.some((parameter) => /^q=0(?:\.0*)?$/.test(parameter));
  };
}
