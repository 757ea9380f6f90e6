import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createServer, type ViteDevServer } from "vite";
import { afterEach, expect, test, vi } from "vitest";
import { DEV_DOCTOR, DEV_FINDINGS, type DevFindings } from "../../src/model/dev-findings.ts";
import { playhead } from "../../src/publish/vite-plugin.ts";
import { siteOptions } from "../../src/publish/site-options.ts";
import { pelicanEpisode, writeArchive } from "../compile/write-archive.ts";

let server: ViteDevServer | undefined;
afterEach(() => server?.close());

async function preview(files: Record<string, string>) {
  const content = writeArchive(files);
  server = await createServer({
    configFile: false,
    logLevel: "silent",
    server: { port: 4398, host: "127.0.0.1", ws: false },
    plugins: [playhead({ ...siteOptions(), content, base: "/" })],
  });
  await server.listen();
  const text = async (path: string): Promise<string> =>
    (await fetch(`http://127.0.0.1:${server?.config.server.port}${path}`)).text();
  const findings = async (path: string): Promise<DevFindings> =>
    JSON.parse(await text(`${DEV_FINDINGS}?path=${encodeURIComponent(path)}`)) as DevFindings;
  return { content, text, findings };
}

test("beside a page stand its file and what is wrong in it, anew after each edit", async () => {
  const unspaced = pelicanEpisode("Rye", "save_as: rye.html\n").replace(
    "Words",
    "##Links\n\nWords",
  );
  const { content, findings, text } = await preview({ "notes/rye.md": unspaced });
  const before = await findings("/rye.html");
  expect(before.file).toBe("notes/rye.md");
  expect(before.editor).toMatch(/^\/__open-in-editor\?file=.*rye\.md$/);
  expect(before.problems.map(({ line, what }) => [line, what])).toEqual([
    [6, 'The heading "Links" lacks a blank after its marks'],
  ]);
  expect(await findings("/tags/")).toEqual({ total: 1, problems: [] });

  const page = await text(DEV_DOCTOR);
  expect(page).toContain("0 errors, 1 warnings");
  expect(page).toContain("<h2>notes/rye.md</h2>");

  writeFileSync(join(content, "notes/rye.md"), unspaced.replace("##Links", "## Links"));
  await vi.waitFor(async () => expect((await findings("/rye.html")).problems).toEqual([]), 4000);
});
