import { createReadStream, existsSync, readFileSync, statSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".mp3": "audio/mpeg",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
  ".webmanifest": "application/manifest+json",
};

/** A plain static host that a test can change, stop and start again at the same address. */
export interface StaticHost {
  /** Its address, without a trailing slash. */
  origin: string;
  /** Paths that were asked for, in order. */
  asked: string[];
  /** Changes what is sent for a path: its text; 0 for an error 404. */
  instead: Map<string, string | 0 | { type: string; body: string }>;
  /** Paths that are never answered: the connection stays open. */
  silent: Set<string>;
  /** Changes every text that is sent. */
  rewrite: (text: string) => string;
  /** For how long a browser may keep what it asked for: `cache-control`. */
  age: (path: string) => string;
  /** Its connections are cut: to a browser it is gone. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

/**
 * Serves a finished site.
 * @param base where the site stands on it, "/" or "/a/sub/path/"
 */
export async function hostFolder(folder: string, base = "/"): Promise<StaticHost> {
  let server: Server | undefined;
  let port = 0;

  function send(request: IncomingMessage, response: ServerResponse): void {
    const path = decodeURIComponent((request.url ?? "/").replace(/[?#].*$/s, ""));
    host.asked.push(path);
    const name = path.startsWith(base) ? path.slice(base.length) : "";
    const file = join(folder, name === "" || name.endsWith("/") ? `${name}index.html` : name);
    if (host.silent.has(path)) return;
    const change = host.instead.get(path);
    if (typeof change === "object") {
      response.writeHead(200, { "content-type": change.type });
      response.end(change.body);
      return;
    }
    if (
      change === 0 ||
      !path.startsWith(base) ||
      !existsSync(file) ||
      statSync(file).isDirectory()
    ) {
      response.writeHead(404, { "content-type": "text/html; charset=utf-8" });
      response.end(readFileSync(join(folder, "404.html")));
      return;
    }
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    if (type === "audio/mpeg") {
      sendRange(request, response, file);
      return;
    }
    const isText = /text|json/.test(type);
    const body = change ?? (isText ? host.rewrite(readFileSync(file, "utf8")) : readFileSync(file));
    response.writeHead(200, { "content-type": type, "cache-control": host.age(path) });
    response.end(body);
  }

  const host: StaticHost = {
    origin: "",
    asked: [],
    instead: new Map(),
    silent: new Set(),
    rewrite: (text) => text,
    age: () => "max-age=0",
    async stop() {
      const closing = server;
      server = undefined;
      await new Promise((resolve) => {
        if (!closing) return resolve(undefined);
        closing.close(resolve);
        return closing.closeAllConnections();
      });
    },
    async start() {
      server = createServer(send);
      await new Promise<void>((resolve) => server?.listen(port, "localhost", resolve));
      ({ port } = server.address() as AddressInfo);
      host.origin = `http://localhost:${port}`;
    },
  };
  await host.start();
  return host;
}

function sendRange(request: IncomingMessage, response: ServerResponse, file: string): void {
  const { size } = statSync(file);
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "") ?? [];
  const headers = { "content-type": "audio/mpeg", "accept-ranges": "bytes" };
  if (from === undefined) {
    response.writeHead(200, { ...headers, "content-length": size });
    createReadStream(file).pipe(response);
    return;
  }
  const start = Number(from);
  const end = to ? Math.min(Number(to), size - 1) : size - 1;
  response.writeHead(206, {
    ...headers,
    "content-length": end - start + 1,
    "content-range": `bytes ${start}-${end}/${size}`,
  });
  createReadStream(file, { start, end }).pipe(response);
}
