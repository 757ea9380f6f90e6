import { plainText, type FeedItem } from "../compile/feed-item.ts";

const LONGEST = 80;

/** An item's title; without one the first words about it, else its day. */
export function titleOf({ title, notes, summaries }: FeedItem, date: string): string {
  if (title !== "") return title;
  const words = plainText(notes?.text.slice(0, 5000)) ?? plainText(summaries[0]);
  if (words === undefined) return `Episode of ${date.slice(0, 10)}`;
  const sentence = /^.{10,}?[.!?](?=\s)/.exec(words)?.[0] ?? words;
  if (sentence.length <= LONGEST) return sentence.replace(/[.]$/, "");
  return `${sentence.slice(0, LONGEST).replace(/\s+\S*$/, "")}…`;
}
