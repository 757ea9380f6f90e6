import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { type CatalogFile, readCatalog } from "../src/model/catalog-files.ts";
import { CATALOG_DATA, guestPath, tagPath } from "../src/model/paths.ts";
import { lighthouse, type PageFigures, type Throttling } from "./lighthouse.ts";
import { readOptions } from "./options.ts";
import { PEERS, preparePeer } from "./peers/peers.ts";
import { type PlainEpisode, plainEpisodes, writeEpisodes } from "./peers/plain-archive.ts";
import { timed } from "./peers/timed-command.ts";
import { serveArchive } from "./serve-archive.ts";
import { serveFolder } from "./serve-folder.ts";

const OPTIONS = {
  content: [process.env["PLAYHEAD_CONTENT"] ?? "content", "folder of the archive"],
  methods: ["devtools,simulate", "how Lighthouse slows the page down"],
  pages: ["", "kinds of pages, commas between (all)"],
  peers: [
    "",
    `of ${PEERS.map(({ name }) => name).join(", ")}, or "all": an episode's page of each`,
  ],
  port: ["4192", "of the sites on localhost"],
} as const;

/** Lighthouse on a page of each kind, and on the same episode's page as peers build it. */
export async function run(argv: string[]): Promise<number> {
  const options = readOptions("site", OPTIONS, argv);
  if (!options) return 0;
  const methods = options.methods.split(",") as Throttling[];
  const port = Number(options.port);
  const rows: object[] = [];
  const measure = async (site: string, kind: string, url: string): Promise<void> => {
    for (const method of methods) {
      const figures = await lighthouse(url, method);
      rows.push({ site, kind, method, ...(options.json ? figures : asRow(figures)) });
    }
  };
  const served = await serveArchive(options.content, port);
  try {
    const wanted = options.pages.split(",");
    for (const [kind, path] of await kindsOf(served.site))
      if (options.pages === "" || wanted.includes(kind))
        await measure(basename(options.content), kind, served.site + path);
  } finally {
    await served.close();
  }
  if (options.peers) await measurePeers(options, port, measure);
  if (options.json) console.log(JSON.stringify({ rows }));
  else console.table(rows);
  return 0;
}

/** The longest of the newest episodes by its notes, as plain Markdown, built by us and by peers. */
async function measurePeers(
  options: { content: string; peers: string },
  port: number,
  measure: (site: string, kind: string, url: string) => Promise<void>,
): Promise<void> {
  const episodes = await plainEpisodes(options.content);
  const longest = episodes
    .slice(0, 50)
    .reduce((most, one) => (one.body.length > most.body.length ? one : most));
  const folder = mkdtempSync(join(tmpdir(), "playhead-site-"));
  writeEpisodes(episodes, folder, ({ slug }: PlainEpisode) => ({ slug }));
  const ours = await serveArchive(folder, port);
  await measure("Playhead", "the same episode", `${ours.site}/episodes/${longest.slug}/`);
  await ours.close();
  rmSync(folder, { recursive: true });
  const names = options.peers.toLowerCase().split(",");
  for (const peer of PEERS) {
    if (options.peers !== "all" && !names.includes(peer.name.toLowerCase())) continue;
    try {
      const project = preparePeer(peer, episodes);
      const [command, ...rest] = peer.command;
      timed(command.includes("/") ? join(project, command) : command, rest, project);
      const served = await serveFolder(join(project, peer.out), port);
      await measure(peer.name, "the same episode", served.site + peer.page(longest));
      await served.close();
    } catch (error) {
      console.error(`${peer.name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}

/** An address of each kind of page. */
async function kindsOf(site: string): Promise<[kind: string, path: string][]> {
  const read = async (path: string): Promise<object> =>
    (await (await fetch(site + path)).json()) as object;
  const { show, episodes, tags, people } = await readCatalog(
    (await read(CATALOG_DATA)) as CatalogFile,
    read,
  );
  const [tag] = tags.toSorted((a, b) => b.count - a.count);
  const [person] = people;
  const word = episodes[0]?.title.split(/\W+/).find((one) => one.length > 4) ?? "the";
  return [
    ["home", "/"],
    ["episode", episodes[0]?.path ?? "/"],
    ...(tag ? [["tag", tagPath(tag.slug)] as [string, string]] : []),
    ["tags", "/tags/"],
    ...(person ? [["person", guestPath(person.slug)] as [string, string]] : []),
    ["guests", "/guests/"],
    ["archive", "/archive/"],
    ["search", `/?q=${encodeURIComponent(word)}`],
    ["saved", "/saved/"],
    ["explore", "/explore/"],
    ...(show.picks ? [["picks", "/picks/"] as [string, string]] : []),
    ...show.pages.slice(0, 1).map(({ path }): [string, string] => ["static page", path]),
    ["404", "/there-is-no-such-page/"],
  ];
}

const asRow = ({ scores, lcp, tbt, cls, requests, sent, scripts, html, failed }: PageFigures) => ({
  scores: scores.join(" "),
  "LCP s": lcp.toFixed(2),
  "TBT ms": Math.round(tbt),
  CLS: cls.toFixed(3),
  requests,
  "kB sent": Math.round(sent),
  "kB JS": Math.round(scripts),
  "kB HTML": html.toFixed(1),
  "not passed": failed.join(" "),
});
