import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { PreviewServer } from "vite";

/** Answers an address where nothing stands as a static host does: 404.html, with that status. */
export function serveMissing(server: PreviewServer, out: string): void {
  server.middlewares.use((_request, response, next) => {
    readFile(join(out, "404.html"))
      .then((page) => {
        response.writeHead(404, { "content-type": "text/html; charset=utf-8" });
        response.end(page);
      })
      .catch(next);
  });
}
