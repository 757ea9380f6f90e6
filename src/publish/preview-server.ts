import { existsSync, readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { PreviewServer } from "vite";
import { sentHeaders } from "./headers.ts";

/** Sends what `_headers` says, as the hosts do that read it: the preview is under the same policy. */
export function sendHeaders(server: PreviewServer, out: string): void {
  server.middlewares.use((request, response, next) => {
    const file = join(out, "_headers");
    const path = (request.url ?? "/").replace(/[?#].*$/s, "");
    // Read each time: a build may have taken the place of the one before.
    if (existsSync(file))
      for (const [name, value] of sentHeaders(readFileSync(file, "utf8"), path))
        response.setHeader(name, value);
    next();
  });
}

/**
 * Answers an address where nothing stands as a static host does: 404.html, with that status.
 * Vite has rewritten addresses of pages to their files by then, and serves those itself.
 */
export function serveMissing(server: PreviewServer, out: string): void {
  server.middlewares.use((request, response, next) => {
    const path = decodePath(request.url ?? "/");
    if (path?.endsWith(".html") && existsSync(join(out, path))) {
      next();
      return;
    }
    readFile(join(out, "404.html"))
      .then((page) => {
        response.writeHead(404, { "content-type": "text/html; charset=utf-8" });
        response.end(page);
      })
      .catch(next);
  });
}

function decodePath(url: string): string | undefined {
  try {
    return decodeURIComponent(url.replace(/[?#].*$/s, ""));
  } catch {
    return undefined;
  }
}
