import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, request, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { serveCompressed } from "../../src/publish/serve-compressed.ts";

const PAGE = "<p>Fog</p>";
let folder: string;
let server: Server;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "playhead-serve-"));
  const out = join(folder, "dist");
  mkdirSync(join(out, "a b"), { recursive: true });
  for (const path of ["index.html", "a b/index.html"]) {
    writeFileSync(join(out, path), PAGE);
    writeFileSync(join(out, `${path}.br`), brotliCompressSync(PAGE));
    writeFileSync(join(out, `${path}.gz`), gzipSync(PAGE));
  }
  writeFileSync(join(out, "small.json"), "{}");
  writeFileSync(join(folder, "secret.html"), "secret");
  writeFileSync(join(folder, "secret.html.br"), brotliCompressSync("secret"));
  const serve = serveCompressed(out, "/x/");
  server = createServer((asked, answer) => serve(asked, answer, () => answer.end("as it is")));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

function ask(path: string, headers: Record<string, string> = {}, method = "GET"): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  return new Promise((done, fail) => {
    const asking = request({ host: "127.0.0.1", port, path, headers, method }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () =>
        done({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks),
        }),
      );
    });
    asking.on("error", fail).end();
  });
}

describe("the preview serves what was compressed ahead", () => {
  test("with Brotli to whoever takes it", async () => {
    const { headers, body } = await ask("/x/", { "accept-encoding": "gzip, deflate, br" });
    expect(headers).toMatchObject({
      "content-encoding": "br",
      "content-type": "text/html; charset=utf-8",
      vary: "Accept-Encoding",
    });
    expect(brotliDecompressSync(body).toString()).toBe(PAGE);
  });

  test.each(["gzip", "br;q=0, gzip;q=0.5", "GZIP"])("with gzip to %j", async (accepted) => {
    const { headers, body } = await ask("/x/a%20b/?q=1", { "accept-encoding": accepted });
    expect(headers["content-encoding"]).toBe("gzip");
    expect(gunzipSync(body).toString()).toBe(PAGE);
  });

  test.each(["", "identity", "br;q=0, gzip;q=0.0"])("as it is to %j", async (accepted) => {
    const { headers, body } = await ask("/x/", { "accept-encoding": accepted });
    expect(headers["content-encoding"]).toBeUndefined();
    expect(headers.vary).toBe("Accept-Encoding");
    expect(body.toString()).toBe("as it is");
  });

  test("once: the same again is told, not sent", async () => {
    const first = await ask("/x/", { "accept-encoding": "br" });
    const tag = String(first.headers.etag);
    const again = await ask("/x/", { "accept-encoding": "br", "if-none-match": tag });
    expect(again).toMatchObject({ status: 304, body: Buffer.alloc(0) });
    expect((await ask("/x/", { "accept-encoding": "gzip" })).headers.etag).not.toBe(tag);
  });

  test("its size alone, where that is asked", async () => {
    const { headers, body } = await ask("/x/", { "accept-encoding": "br" }, "HEAD");
    expect(Number(headers["content-length"])).toBeGreaterThan(0);
    expect(body).toHaveLength(0);
  });

  test.each([
    "/x/small.json",
    "/x/nowhere.html",
    "/x/%2e%2e/secret.html",
    "/x/..%2fsecret.html",
    "/x/%",
    "/x/%00.html",
    "/elsewhere/",
    "/x/audio.mp3",
  ])("and leaves alone what it does not have: %s", async (path) => {
    const { headers, body } = await ask(path, { "accept-encoding": "br" });
    expect(headers["content-encoding"]).toBeUndefined();
    expect(body.toString()).toBe("as it is");
  });

  test("nor a part of a file, or what is sent to it", async () => {
    const part = await ask("/x/", { "accept-encoding": "br", range: "bytes=0-3" });
    const sent = await ask("/x/", { "accept-encoding": "br" }, "POST");
    expect([part, sent].map(({ body }) => body.toString())).toEqual(["as it is", "as it is"]);
  });
});
