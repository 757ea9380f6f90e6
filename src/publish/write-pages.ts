import { contentHash } from "../cache/content-hash.ts";
import { appearancesIn, taggedIn } from "../model/catalog-lookups.ts";
import type { ExploreFile } from "../model/explore.ts";
import { episodeDataPath, episodeId, HOME, outputFile, PICKS } from "../model/paths.ts";
import type { PersonFile } from "../model/person.ts";
import { shareOut } from "../threads/share-out.ts";
import { archiveReader } from "./archive-reader.ts";
import type { BuildLog } from "./build-log.ts";
import type { Digests } from "./digests.ts";
import { fillTemplate, HIDE_OUTDATED_LIST, redirectDocument, type Template } from "./document.ts";
import { pageHead, siteLinks } from "./head/page-head.ts";
import type { Machines } from "./machine-files.ts";
import { pageFrame } from "./page-frame.ts";
import type { PageAnswers, PageDone, PageMessage, PagesWorkSetting } from "./pages-work.ts";
import type { PublishOptions } from "./publish-options.ts";
import type { Rebased } from "./rebase.ts";
import type { SitePath } from "./site-paths.ts";
import { pause } from "./stop-signals.ts";
import { answersTo, trackedReader } from "./tracked-reader.ts";

/** Pages looked at without looking up. */
const BETWEEN_PAUSES = 64;

type PageOptions = PublishOptions & { digests: Digests; template: Template };

/** A page that is to be made. */
interface Wanted {
  sitePath: SitePath;
  /** Its own part of the head, for machines. */
  own: () => string;
  /** Names what it is made from, given what it asked for. */
  keyOf: (asked: string) => string | undefined;
  /** Text of its data file, while it is wanted. */
  data?: string;
}

/** Makes every page, and the data file of each episode, but for those of which nothing has changed. */
export async function writePages(
  site: Rebased,
  paths: SitePath[],
  machines: Machines,
  options: PageOptions & { explore: () => ExploreFile },
): Promise<void> {
  const { createRenderer, template, writer, archive, base, log, digests, explore } = options;
  const tracked = trackedReader(archiveReader(site, archive.transcripts, explore));
  const render = createRenderer(tracked.reader, base);
  const { show } = site.catalog;
  const { language } = show;
  const links = siteLinks(machines);
  const { policy, css, viewStyles, html } = template;
  const frame = contentHash(JSON.stringify([policy, css, viewStyles, html, language, links]));

  const frames = new Map<string, ReturnType<typeof pageFrame>>();
  const frameOf = (view: string): ReturnType<typeof pageFrame> => {
    const known = frames.get(view);
    if (known) return known;
    const made = pageFrame((text) => fillTemplate(template, { ...text, language, views: [view] }));
    frames.set(view, made);
    return made;
  };

  const { cards } = machines;
  const commonHead = digests.key(digests.show(), machines.url, JSON.stringify(cards.show));
  /** Names what a page's own part of the head is made from. Those of episodes alone take long to make. */
  const keyOfHead = (sitePath: SitePath): string => {
    if (sitePath.subject.kind !== "episode") return contentHash(pageHead(sitePath, machines));
    const { id, path, image } = sitePath.subject.episode;
    // The image of the archive: pages show, and `digests` know, a smaller copy.
    return digests.key(
      commonHead,
      digests.facts(path),
      image,
      JSON.stringify(cards.episodes.get(id)),
    );
  };

  const dataOf = episodeData(site);
  /** Writes the data that an episode's page shows. */
  const writeData = async ({ path, subject }: SitePath, text?: string): Promise<void> => {
    if (subject.kind !== "episode") return;
    const file = decodeURIComponent(episodeDataPath(path));
    const key = digests.key(digests.episode(path));
    if (!writer.keeps(file, key)) await writer.writeFile(file, text ?? dataOf(path), { key });
  };

  log.begin("Pages", paths.length);
  const wanted: Wanted[] = [];
  for (const [at, sitePath] of paths.entries()) {
    if (at % BETWEEN_PAUSES === 0) await pause();
    const { path, view } = sitePath;
    const file = `/${outputFile(path)}`;
    const headKey = keyOfHead(sitePath);
    const own = (): string => pageHead(sitePath, machines);
    const keyOf = (asked: string): string | undefined => {
      const answers = answersTo(asked, digests);
      return answers === undefined
        ? undefined
        : digests.key(frame, headKey, view, path, asked, answers);
    };
    const before = writer.last(file)?.asked;
    const known = before === undefined ? undefined : keyOf(before);
    if (known === undefined || !writer.keeps(file, known)) wanted.push({ sitePath, own, keyOf });
    else {
      await writeData(sitePath);
      log.count(true);
    }
  }

  const make = async ({ sitePath: { path } }: Wanted): Promise<PageDone> => {
    const page = await render(path);
    return { page, asked: tracked.take() };
  };
  const write = async (one: Wanted, { page, asked }: PageDone): Promise<void> => {
    const { sitePath, own, keyOf } = one;
    const { path, view } = sitePath;
    if (page.status !== 200) throw new Error(`${path} rendered with status ${page.status}`);
    const head =
      page.head +
      own() +
      links +
      (path === HOME || path === PICKS ? `<script>${HIDE_OUTDATED_LIST}</script>` : "");
    const document = frameOf(view)({ ...page, head });
    await writer.writeFile(`/${outputFile(path)}`, document, { key: keyOf(asked), asked });
    await writeData(sitePath, one.data);
    one.data = undefined;
    log.count();
  };
  const lists = wanted.filter((one) => !standsAlone(one));
  for (const one of lists) await write(one, await make(one));
  const answers = answersFrom(site, dataOf);
  const left: Wanted[] = [];
  await shareOut<Wanted, PageMessage, PageDone | undefined>(wanted.filter(standsAlone), {
    start: options.startThread,
    work: "pages",
    setting: (): PagesWorkSetting => ({ show, base, server: options.server }),
    message: (one) => {
      const given = answers(one.sitePath);
      one.data = given.episode;
      return { path: one.sitePath.path, answers: given };
    },
    own: make,
    done: async (one, done) => (done ? write(one, done) : void left.push(one)),
  });
  for (const one of left) await write(one, await make(one));

  // Carries no data: it boots the app, which then reads whatever address it was served at.
  const missing = await render("/404.html");
  const head = missing.head + links;
  await writer.writePage(
    "/404.html",
    fillTemplate(template, { ...missing, head, data: "", language, views: [] }),
  );
}

/** Whether a page needs no list of the whole archive: what it is made from can be sent to a thread. */
const standsAlone = ({ sitePath: { subject } }: Wanted): boolean =>
  subject.kind !== "home" && subject.kind !== "list";

function episodeData({ episodes }: Rebased): (path: string) => string {
  const files = new Map(episodes.map((file) => [file.episode.id, file]));
  return (path) => JSON.stringify(files.get(episodeId(path)));
}

/** What the archive answers to the questions of a page that stands alone. */
function answersFrom(
  { catalog, people, pages }: Rebased,
  dataOf: (path: string) => string,
): (sitePath: SitePath) => PageAnswers {
  const files = new Map<string, PersonFile>(people.map((file) => [file.person.slug, file]));
  return ({ path, subject }) => {
    switch (subject.kind) {
      case "episode":
        return { episode: dataOf(path) };
      case "page":
        return { page: JSON.stringify(pages.find(({ page }) => page.path === path)) };
      case "tag":
        return { tagged: JSON.stringify(taggedIn(catalog, subject.tag.slug)) };
      case "guest": {
        const { slug } = subject.person;
        return {
          appearances: JSON.stringify(appearancesIn(catalog, slug)),
          person: JSON.stringify(files.get(slug)),
        };
      }
      default:
        return {};
    }
  };
}

/** Writes a page at each old address, which leads on. */
export async function writeRedirects(
  site: Rebased,
  { archive, base, writer, log, digests }: PublishOptions & { digests: Digests; log: BuildLog },
): Promise<void> {
  const { redirects } = archive;
  const { url } = site.catalog.show;
  log.begin("Redirects");
  await writer.group("redirects", digests.key(url, JSON.stringify(redirects)), async () => {
    for (const { from, to } of redirects)
      await writer.writePage(from, redirectDocument(to, url, base));
  });
}
