import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { Page } from "playwright-core";

/** How a host of audio goes wrong. */
export type AudioFault =
  | "none"
  /** Its page instead of the file, with status 200. */
  | "a page"
  /** Bytes that are no audio. */
  | "damaged"
  /** Ten seconds, sent as if that were all. */
  | "cut short"
  /** The connection breaks after ten seconds of audio, again and again. */
  | "broken off"
  /** Headers, and then nothing. */
  | "silent";

export interface FaultyHost {
  fault: AudioFault;
  close(): Promise<void>;
}

/** Serves the audio of the site to `page` over real connections, with faults. */
export async function hostFaultyAudio(page: Page, folder: string): Promise<FaultyHost> {
  const host: FaultyHost = {
    fault: "none",
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const server: Server = createServer((request, response) => {
    send(request, response, host.fault, readFileSync(join(folder, request.url ?? "")));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await page.context().route(/\.mp3$/, (route) => {
    const { pathname } = new URL(route.request().url());
    return route.continue({ url: `http://127.0.0.1:${port}${pathname}` });
  });
  return host;
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  fault: AudioFault,
  file: Buffer,
): void {
  const tenSeconds = Math.round(file.length / 9);
  if (fault === "a page") {
    response.writeHead(200, { "content-type": "text/html" });
    response.end("<!doctype html><title>Sign in</title>");
    return;
  }
  if (fault === "cut short") {
    response.writeHead(200, { "content-type": "audio/mpeg", "cache-control": "no-store" });
    response.end(file.subarray(0, tenSeconds));
    return;
  }
  const body = fault === "damaged" ? Buffer.alloc(file.length, "not a sound") : file;
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? "") ?? [];
  const start = Number(from ?? 0);
  const end = to ? Number(to) : body.length - 1;
  response.writeHead(from === undefined ? 200 : 206, {
    "content-type": "audio/mpeg",
    "cache-control": "no-store",
    "accept-ranges": "bytes",
    "content-length": end - start + 1,
    ...(from === undefined ? {} : { "content-range": `bytes ${start}-${end}/${body.length}` }),
  });
  if (fault === "silent") {
    response.flushHeaders();
  } else if (fault === "broken off") {
    response.write(body.subarray(start, tenSeconds));
    setTimeout(() => response.destroy(), 50);
  } else {
    response.end(body.subarray(start, end + 1));
  }
}
