import { readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".xml": "application/xml",
  ".txt": "text/plain",
  ".woff2": "font/woff2",
  ".png": "image/png",
  ".webp": "image/webp",
};

/** Serves another builder's site as static hosts do: Brotli, and hashed files kept for ever. */
export async function serveFolder(
  folder: string,
  port: number,
): Promise<{ site: string; close(): Promise<void> }> {
  const packed = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? "/").replace(/[?#].*$/s, ""));
    const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
    if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
      response.writeHead(404).end();
      return;
    }
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    const isHashed = /[.-][\w-]{8,}\.\w+$/.test(path) && extname(path) !== ".html";
    response.setHeader("Content-Type", type);
    response.setHeader(
      "Cache-Control",
      isHashed ? "public, max-age=31536000, immutable" : "public, max-age=0, must-revalidate",
    );
    if (!/text|json|svg|xml/.test(type)) {
      response.end(readFileSync(file));
      return;
    }
    let bytes = packed.get(file);
    if (!bytes) {
      const params = { [constants.BROTLI_PARAM_QUALITY]: 6 };
      bytes = brotliCompressSync(readFileSync(file), { params });
      packed.set(file, bytes);
    }
    response.setHeader("Content-Encoding", "br");
    response.end(bytes);
  });
  await new Promise<void>((done) => server.listen(port, "127.0.0.1", done));
  return {
    site: `http://127.0.0.1:${port}`,
    async close() {
      await new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      });
    },
  };
}
