import type { Tag, Term } from "../model/episode.ts";
import type { Report } from "./content-error.ts";
import { mergeSpellings, tagKey } from "./spellings.ts";

/** The tags of one file, as written. */
export interface TagUse {
  file: string;
  line?: number;
  tags: string[];
}

/**
 * One tag of those that differ by case, accents, hyphens or blanks, or that the
 * show file calls the same. `uses` are oldest first; so are the answered lists.
 */
export function mergeTags(
  uses: TagUse[],
  aliases: Map<string, string[]>,
  report: Report,
): { terms: Term[][]; tags: Tag[] } {
  const names = uses.flatMap(({ tags }) => tags);
  const { groups, groupOf } = mergeSpellings(names, tagKey, aliases);
  const perEpisode = new Map<string, number>();
  const terms = uses.map(({ tags }) => {
    const bySlug = new Map<string, Term>();
    for (const tag of tags) {
      const group = groupOf(tag);
      if (group) bySlug.set(group.slug, { slug: group.slug, name: group.name });
    }
    for (const slug of bySlug.keys()) perEpisode.set(slug, (perEpisode.get(slug) ?? 0) + 1);
    return [...bySlug.values()];
  });

  const ruled = new Set([...aliases].flatMap(([name, others]) => [name, ...others]).map(tagKey));
  for (const { name, spellings } of groups) {
    const others = spellings.filter(
      ([spelling]) => spelling !== name && !ruled.has(tagKey(spelling)),
    );
    if (others.length === 0) continue;
    const use = uses.find(({ tags }) => others.some(([spelling]) => tags.includes(spelling)));
    report({
      severity: "warning",
      file: use?.file ?? "",
      line: use?.line,
      what: `The tag "${name}" is also written ${others.map(([other, n]) => `"${other}"${n > 1 ? ` (${n} times)` : ""}`).join(", ")}; they count as one`,
      write: `write "${name}" everywhere`,
    });
  }
  const tags = groups
    .map(({ slug, name }) => ({ slug, name, count: perEpisode.get(slug) ?? 0 }))
    .toSorted((a, b) => b.count - a.count || (a.slug < b.slug ? -1 : 1));
  return { terms, tags };
}
