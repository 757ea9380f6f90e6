import type { Frame } from "../model/episode.ts";
import { vimeoFrame, youtubeFrame } from "./player-page.ts";

/** `{{< name … >}}` and `{{% name … %}}` of Hugo, `{% name … %}` of Jekyll and of Pelican's liquid_tags. */
const SHORTCODE =
  /\{\{<\s{0,9}(\/?[a-z][\w./-]{0,60})(.{0,400}?)\/?>\}\}|\{\{%\s{0,9}(\/?[a-z][\w./-]{0,60})(.{0,400}?)\/?%\}\}|\{%-?\s{0,9}([a-z]\w{0,60})(.{0,400}?)-?%\}/gi;
const CODE_SPAN = /(`{1,20})(?!`).{0,400}?[^`]\1(?!`)/g;
/** Characters. Nobody writes a shortcode into a longer line, and to look for them there is costly. */
const LONGEST_LINE = 20_000;
const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/**
 * Markdown without the shortcodes that can be understood: a video of YouTube or Vimeo becomes a
 * frame (https://gohugo.io/shortcodes/), the address of another file that address. All others
 * stand as they are and are told, with the line of the text from 0. Code is left alone.
 */
export function takeShortcodes(
  markdown: string,
  warn: (shortcode: string, line: number) => void,
): { markdown: string; frames: Frame[] } {
  const frames: Frame[] = [];
  if (!/\{\{[<%]|\{%/.test(markdown)) return { markdown, frames };
  let fence: string | undefined;
  const lines = markdown.split("\n").map((line, index) => {
    const mark = FENCE.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence)) fence = undefined;
      return line;
    }
    if (mark !== undefined) fence = mark;
    if (mark !== undefined || /^(?: {4}|\t)/.test(line)) return line;
    if (line.length > LONGEST_LINE || !/\{[{%]/.test(line)) return line;
    const code = [...line.matchAll(CODE_SPAN)].map(({ index: at, 0: span }) => [
      at,
      at + span.length,
    ]);
    return line.replace(SHORTCODE, (found: string, ...groups: unknown[]) => {
      const at = groups[6] as number;
      if (code.some(([from = 0, to = 0]) => at >= from && at < to)) return found;
      const [name = "", words = ""] = (groups.slice(0, 6) as (string | undefined)[]).filter(
        (group) => group !== undefined,
      );
      const understood = understand(name.toLowerCase(), words);
      if (understood === undefined) warn(found, index);
      else if (typeof understood === "string") return understood;
      else frames.push(understood);
      return understood === undefined ? found : "";
    });
  });
  return { markdown: lines.join("\n"), frames };
}

/** A frame, or the text that stands for the shortcode; undefined where neither is known. */
function understand(name: string, words: string): Frame | string | undefined {
  if (name === "raw" || name === "endraw") return "";
  const include = name === "include" ? /^\s*(youtube|vimeo)[\w-]*\.html\b/i.exec(words)?.[1] : name;
  const rest = name === "include" ? words.replace(/^\s*\S+/, "") : words;
  const id = /^\s*(?:(?:id|video)\s*=\s*)?["']?([\w-]+)["']?(?=\s|$)/.exec(rest)?.[1];
  switch (include?.toLowerCase()) {
    case "youtube":
      return id !== undefined && id.length <= 32 ? youtubeFrame(id) : undefined;
    case "vimeo":
      return id !== undefined && /^\d+$/.test(id) ? vimeoFrame(id) : undefined;
    case "ref":
    case "relref":
      return /^\s*["`']?([^"`'\s]+)/.exec(rest)?.[1];
    case "link":
      return /^\s*(\S+)/.exec(rest)?.[1]?.replace(/^\/?/, "/");
    default:
      return undefined;
  }
}
