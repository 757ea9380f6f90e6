import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compileArchive } from "../../src/compile/compile-archive.ts";
import { readFrontMatter } from "../../src/compile/front-matter.ts";
import { readContent } from "../../src/compile/read-content.ts";

/** An episode in the form that every site builder takes. */
export interface PlainEpisode {
  slug: string;
  title: string;
  date: string;
  tags: string[];
  /** Markdown without HTML, and without what Vue, MDX, Liquid or Go would run. */
  body: string;
}

/** The episodes of an archive as plain Markdown; peers refuse much of what real notes hold. */
export async function plainEpisodes(content: string): Promise<PlainEpisode[]> {
  const { catalog, sources } = await compileArchive({ content });
  const ignore = (): void => {};
  const { markdown } = readContent(content, ignore);
  const texts = new Map(markdown.map(({ file, text }) => [file, text]));
  return catalog.episodes.map(({ path, title, date, tags }, i) => {
    const file = sources.get(path) ?? "";
    const { body } = readFrontMatter(texts.get(file) ?? "", file, ignore);
    return {
      slug: `e${i + 1}`,
      title,
      date: date.slice(0, 10),
      tags: tags.map(({ name }) => name.replace(/[^\p{L}\p{N} -]/gu, "")).filter(Boolean),
      body: tame(body),
    };
  });
}

const tame = (body: string): string =>
  body
    .replace(/<(https?:[^>\s]+)>/g, "$1")
    .replaceAll("<", "&lt;")
    .replace(/[{}]/g, (brace) => (brace === "{" ? "&#123;" : "&#125;"))
    // Pictures and files of the archive are not there.
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/\]\((?!https?:)[^)]*\)/g, "](#)");

/** Writes each episode as `folder/{slug}.md` with YAML metadata. */
export function writeEpisodes(
  episodes: readonly PlainEpisode[],
  folder: string,
  more: (episode: PlainEpisode) => Record<string, unknown> = () => ({}),
): void {
  mkdirSync(folder, { recursive: true });
  for (const episode of episodes) {
    const { slug, title, date, tags, body } = episode;
    const fields = Object.entries({ title, date, tags, ...more(episode) });
    const header = fields.map(([key, value]) => `${key}: ${JSON.stringify(value)}`).join("\n");
    writeFileSync(join(folder, `${slug}.md`), `---\n${header}\n---\n\n${body}`);
  }
}
