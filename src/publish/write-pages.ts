import { contentHash } from "../cache/content-hash.ts";
import type { ExploreFile } from "../model/explore.ts";
import { HOME, outputFile, PICKS } from "../model/paths.ts";
import { archiveReader } from "./archive-reader.ts";
import type { BuildLog } from "./build-log.ts";
import type { Digests } from "./digests.ts";
import { fillTemplate, HIDE_OUTDATED_LIST, redirectDocument, type Template } from "./document.ts";
import { pageHead, siteLinks } from "./head/page-head.ts";
import type { Machines } from "./machine-files.ts";
import { pageFrame } from "./page-frame.ts";
import type { PublishOptions } from "./publish-options.ts";
import type { Rebased } from "./rebase.ts";
import type { SitePath } from "./site-paths.ts";
import { pause } from "./stop-signals.ts";
import { answersTo, trackedReader } from "./tracked-reader.ts";

/** Pages made without looking up. */
const BETWEEN_PAUSES = 64;

type PageOptions = PublishOptions & { digests: Digests; template: Template };

/** Renders every page, but for those of which nothing has changed. */
export async function writePages(
  site: Rebased,
  paths: SitePath[],
  machines: Machines,
  options: PageOptions & { explore: () => ExploreFile },
): Promise<void> {
  const { createRenderer, template, writer, archive, base, log, digests, explore } = options;
  const tracked = trackedReader(archiveReader(site, archive.transcripts, explore));
  const render = createRenderer(tracked.reader, base);
  const { language } = site.catalog.show;
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

  log.begin("Pages", paths.length);
  for (const [at, sitePath] of paths.entries()) {
    if (at % BETWEEN_PAUSES === 0) await pause();
    const { path, view } = sitePath;
    const file = `/${outputFile(path)}`;
    const own = pageHead(sitePath, machines);
    const keyOf = (asked: string): string | undefined => {
      const answers = answersTo(asked, digests);
      return answers === undefined
        ? undefined
        : digests.key(frame, own, view, path, asked, answers);
    };
    const before = writer.last(file)?.asked;
    const known = before === undefined ? undefined : keyOf(before);
    if (known !== undefined && writer.keeps(file, known)) {
      log.count(true);
      continue;
    }
    const page = await render(path);
    const asked = tracked.take();
    if (page.status !== 200) throw new Error(`${path} rendered with status ${page.status}`);
    const head =
      page.head +
      own +
      links +
      (path === HOME || path === PICKS ? `<script>${HIDE_OUTDATED_LIST}</script>` : "");
    const document = frameOf(view)({ ...page, head });
    await writer.writeFile(file, document, { key: keyOf(asked), asked });
    log.count();
  }
  // Carries no data: it boots the app, which then reads whatever address it was served at.
  const missing = await render("/404.html");
  const head = missing.head + links;
  await writer.writePage(
    "/404.html",
    fillTemplate(template, { ...missing, head, data: "", language, views: [] }),
  );
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
