import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { PreviewServer } from "vite";

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
