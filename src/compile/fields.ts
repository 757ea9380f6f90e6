import { parseTimestamp } from "../model/timestamp.ts";
import type { Field, Fields } from "./header.ts";
import { withoutForbidden } from "./html-characters.ts";

/** The first of the fields called `names` that says something. */
export function findField(fields: Fields, ...names: string[]): Field | undefined {
  for (const name of names) {
    const field = fields.get(name);
    if (field && !isEmpty(field.value)) return field;
  }
  return undefined;
}

function isEmpty(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    (typeof value === "string" && value.trim() === "") ||
    (Array.isArray(value) && value.every(isEmpty))
  );
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Marks that turn the direction of all that follows them: a title stands among other words. */
const TURNING = /[\u202a-\u202e]/g;

/**
 * Text, number or boolean as one line of text, without characters that no page may hold; undefined
 * for lists and records.
 */
export function asText(value: unknown): string | undefined {
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") {
    return undefined;
  }
  const text = withoutForbidden(String(value)).replace(TURNING, "").replace(/\s+/g, " ").trim();
  return text === "" ? undefined : text;
}

export function readText(fields: Fields, ...names: string[]): string | undefined {
  return asText(findField(fields, ...names)?.value);
}

/** A finite number from a number or its text; undefined for anything else. */
export function asNumber(value: unknown): number | undefined {
  const text = asText(value)?.replace(/^#/, "");
  if (text === undefined || !/^[+-]?\d[\d_]*(?:\.\d+)?$/.test(text)) return undefined;
  const number = Number(text.replaceAll("_", ""));
  return Number.isFinite(number) ? number : undefined;
}

/** "yes", "true", "1" and "explicit" are true, "no", "false", "0" and "clean" false. */
export function asBoolean(value: unknown): boolean | undefined {
  if (typeof value === "boolean") return value;
  const text = asText(value)?.toLowerCase();
  if (text === undefined) return undefined;
  if (/^(?:true|yes|on|1|explicit)$/.test(text)) return true;
  return /^(?:false|no|off|0|clean)$/.test(text) ? false : undefined;
}

/** Seconds in "01:28:06", "88:06", "5286", "PT1H28M6S" or "88 min"; undefined for anything else. */
export function asSeconds(value: unknown): number | undefined {
  const text = asText(value);
  if (text === undefined) return undefined;
  const seconds =
    parseTimestamp(text) ??
    parseTimestamp(
      text
        .toLowerCase()
        .replace(/^pt(?=\d)/, "")
        .replace(/\s*(h|m|s)[a-z]*\.?\s*/g, "$1"),
    );
  return seconds !== undefined && Number.isFinite(seconds) && seconds > 0 ? seconds : undefined;
}

/**
 * Names from a list, or from one line separated by commas (by semicolons where
 * there is one, as in Pelican). Empty entries, such as after a last comma, fall out.
 */
export function asList(value: unknown): string[] {
  const parts = Array.isArray(value)
    ? value.map((item) => (isRecord(item) ? asText(item["name"] ?? item["title"]) : asText(item)))
    : (typeof value === "string" ? value : (asText(value) ?? "")).split(
        typeof value === "string" && value.includes(";") ? /[;\n]/ : /[,\n]/,
      );
  return parts.map((part) => asText(part)).filter((part) => part !== undefined);
}

export function readList(fields: Fields, ...names: string[]): string[] {
  return asList(findField(fields, ...names)?.value);
}
