import { countLines } from "./header.ts";

/** Line, from 0, of the first character of `text` that makes it no JSON. */
export function jsonFaultLine(text: string): number {
  // V8 does not always tell the place: it is where a beginning of the text stops to be one of JSON.
  let sound = 0;
  let broken = text.length;
  if (!isBroken(text)) return countLines(text, text.length);
  while (broken - sound > 1) {
    const middle = (sound + broken) >> 1;
    if (isBroken(text.slice(0, middle))) broken = middle;
    else sound = middle;
  }
  return countLines(text, broken - 1);
}

/** True where no end could make JSON of `start`. */
function isBroken(start: string): boolean {
  try {
    JSON.parse(start);
    return false;
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    if (/end of JSON/.test(message)) return false;
    const position = /position (\d+)/.exec(message)?.[1];
    return position === undefined || Number(position) < start.length;
  }
}
