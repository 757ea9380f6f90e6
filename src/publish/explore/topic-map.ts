import {
  forceCenter,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from "d3-force";
import { scaleSqrt } from "d3-scale";
import type { EpisodeSummary, Tag } from "../../model/episode.ts";
import { tagPath } from "../../model/paths.ts";
import { escapeXml } from "../xml.ts";
import { asTable, withFirstInTabOrder } from "./drawing.ts";
import { spreadLabels } from "./spread-labels.ts";

type Tagged = Pick<EpisodeSummary, "tags">;

/** Topics on the map: as many as stay legible at the width of a phone. */
const TOPICS = 26;
/** The closest companions of each that a line leads to. */
const COMPANIONS = 3;
/** Pixels at the width of a phone; the drawing grows with its place. */
const WIDTH = 360;
const HEIGHT = 460;
/** A label's height, and the width of its letters, in parts of the font's size. */
const LINE = 2;
const LETTER = 0.56;

interface Node extends SimulationNodeDatum {
  tag: Tag;
  size: number;
  width: number;
  height: number;
  x: number;
  y: number;
}

export interface Pair {
  a: number;
  b: number;
  /** Episodes that carry both. */
  count: number;
  /** How much oftener than by chance: normalised pointwise mutual information, −1 to 1. */
  pull: number;
}

/**
 * Which of `tags` occur together more than by chance, and how much
 * (G. Bouma, "Normalized (Pointwise) Mutual Information in Collocation Extraction", 2009).
 */
export function companions(episodes: readonly Tagged[], tags: readonly Tag[]): Pair[] {
  const place = new Map(tags.map(({ slug }, i) => [slug, i]));
  const counts = new Map<number, number>();
  for (const { tags: terms } of episodes) {
    const here = terms.flatMap(({ slug }) => place.get(slug) ?? []).toSorted((a, b) => a - b);
    here.forEach((a, i) => {
      for (const b of here.slice(i + 1)) {
        const key = a * tags.length + b;
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
    });
  }
  const all = episodes.length;
  const pairs: Pair[] = [];
  for (const [key, count] of counts) {
    const a = Math.floor(key / tags.length);
    const b = key % tags.length;
    const chance = (tags[a]!.count / all) * (tags[b]!.count / all);
    const pull = count === all ? 0 : Math.log(count / all / chance) / -Math.log(count / all);
    if (count > 1 && pull > 0) pairs.push({ a, b, count, pull });
  }
  return pairs.toSorted((x, y) => y.pull - x.pull || y.count - x.count);
}

/**
 * The most used tags, near to those that they occur with; each is a link to its page. The list
 * after it says the same in words. "" where too few occur together to be drawn.
 */
export function topicMap(
  episodes: readonly Tagged[],
  tags: readonly Tag[],
  link: (path: string) => string,
): string {
  const often = tags.filter(({ count }) => count > 1).slice(0, TOPICS);
  const pairs = companions(episodes, often);
  const drawn = new Map<number, number>();
  const lines = pairs.filter(({ a, b }) => {
    const wanted = [a, b].some((node) => (drawn.get(node) ?? 0) < COMPANIONS);
    if (wanted) for (const node of [a, b]) drawn.set(node, (drawn.get(node) ?? 0) + 1);
    return wanted;
  });
  const shown = [...drawn.keys()].toSorted((a, b) => a - b).map((i) => often[i]!);
  if (shown.length < 4) return "";
  const nodes = placed(shown, lines, often);
  const at = new Map(nodes.map((node) => [node.tag.slug, node]));
  const end = (i: number): Node => at.get(often[i]!.slug)!;
  const edges = lines.map(({ a, b, pull }) => {
    const [from, to] = [end(a), end(b)];
    const level = Math.min(3, Math.floor(pull * 4) + 1);
    return `<path data-level="${level}" d="M${round(from.x)} ${round(from.y)}L${round(to.x)} ${round(to.y)}"/>`;
  });
  const labels = nodes.map(({ tag, x, y, width, height, size }) => {
    const said = `${tag.name}: ${tag.count} episodes`;
    return (
      `<a href="${escapeXml(link(tagPath(tag.slug)))}" tabindex="-1"><title>${escapeXml(said)}</title>` +
      `<rect x="${round(x - width / 2)}" y="${round(y - height / 2)}" width="${round(width)}" height="${round(height)}" rx="${round(height / 2)}"/>` +
      `<text x="${round(x)}" y="${round(y + size * 0.35)}" font-size="${round(size)}">${escapeXml(tag.name)}</text></a>`
    );
  });
  const marks = withFirstInTabOrder(labels.join(""));
  return (
    `<div data-marks data-map><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}">${edges.join("")}${marks}</svg></div>` +
    inWords(often, pairs, link)
  );
}

const round = (n: number): number => Math.round(n * 10) / 10;

/** Where each topic stands; the same for the same archive. */
function placed(shown: readonly Tag[], lines: readonly Pair[], often: readonly Tag[]): Node[] {
  const counts = shown.map(({ count }) => count);
  const size = scaleSqrt([Math.min(...counts), Math.max(...counts)], [11, 15]);
  const nodes = shown.map((tag, i): Node => {
    const font = size(tag.count);
    // A spiral to begin with: https://en.wikipedia.org/wiki/Fermat%27s_spiral
    const angle = i * 2.39996;
    return {
      tag,
      size: font,
      width: tag.name.length * font * LETTER + font * 1.2,
      height: Math.max(24, font * LINE),
      x: WIDTH / 2 + 30 * Math.sqrt(i) * Math.cos(angle),
      y: HEIGHT / 2 + 30 * Math.sqrt(i) * Math.sin(angle),
    };
  });
  const index = new Map(shown.map(({ slug }, i) => [slug, i]));
  const links = lines.map(({ a, b, pull }) => ({
    source: index.get(often[a]!.slug)!,
    target: index.get(often[b]!.slug)!,
    pull,
  }));
  forceSimulation(nodes)
    .force(
      "pull",
      forceLink<Node, (typeof links)[number]>(links)
        .distance(60)
        .strength(({ pull }) => pull),
    )
    .force("push", forceManyBody().strength(-160))
    .force("middle", forceCenter(WIDTH / 2, HEIGHT / 2))
    .force("x", forceX(WIDTH / 2).strength(0.12))
    .force("y", forceY(HEIGHT / 2).strength(0.08))
    .stop()
    .tick(300);
  spreadLabels(nodes, WIDTH, HEIGHT);
  return nodes;
}

/** The map as a table: each topic with what goes with it, closest first. */
function inWords(
  often: readonly Tag[],
  pairs: readonly Pair[],
  link: (path: string) => string,
): string {
  const anchor = ({ slug, name }: Tag): string =>
    `<a href="${escapeXml(link(tagPath(slug)))}">${escapeXml(name)}</a>`;
  const rows = often.flatMap((tag, i) => {
    const beside = pairs.flatMap(({ a, b }) => (a === i ? b : b === i ? a : []));
    if (beside.length === 0) return [];
    const names = beside.slice(0, 5).map((other) => anchor(often[other]!));
    return `<tr><th scope="row">${anchor(tag)}</th><td>${names.join(", ")}</td></tr>`;
  });
  return asTable({
    caption: "Topics that occur together",
    head: `<th scope="col">Topic</th><th scope="col">Goes with</th>`,
    rows,
  });
}
