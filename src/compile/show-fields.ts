import { asList, asText, findField, isRecord } from "./fields.ts";
import type { Complain, Fields } from "./header.ts";
import type { Content } from "./read-content.ts";

/** A field of the show file that is one text. */
export function readShowText(fields: Fields, name: string, complain: Complain): string | undefined {
  const field = findField(fields, name);
  if (!field) return undefined;
  const text = asText(field.value);
  if (text === undefined)
    complain(field.line, `${name} is not text`, `write "${name}: some words"`);
  return text;
}

/** A name that YAML may have made of something else: a number or a yes that no one put in quotes. */
export function warnOfOddTitle(content: Content, fields: Fields, warn: Complain): void {
  const field = findField(fields, "title");
  if (!field || (typeof field.value !== "boolean" && !/^[\d.,]+$/.test(asText(field.value) ?? "a")))
    return;
  const written = content.showFile?.text.split("\n")[field.line - 1] ?? "";
  if (/:\s*["']/.test(written)) return;
  warn(
    field.line,
    `The title "${asText(field.value)}" is no words`,
    `write "title: The Show's Name", or put it in quotes`,
  );
}

/** Names; those of a Hugo archive's `_index.md` where the show file has none. */
export function readHosts(fields: Fields, index: Fields | undefined, complain: Complain): string[] {
  const stated = findField(fields, "hosts");
  if (!stated) return asList(index && findField(index, "hosts")?.value);
  const { value, line } = stated;
  const entries: unknown[] = Array.isArray(value)
    ? value
    : isRecord(value)
      ? [value]
      : asList(value);
  return entries.flatMap((entry) => {
    const [name] = asList([entry]);
    if (name !== undefined && /\p{L}/u.test(name)) return [name];
    complain(
      line,
      `hosts: ${name === undefined ? "an entry" : `"${name}"`} is no name`,
      `write "hosts: [First Last]"`,
    );
    return [];
  });
}

/** Hosts whose frames may be offered, such as "player.example.com". */
export function readPlayers(fields: Fields, complain: Complain): string[] {
  const stated = findField(fields, "players");
  if (!stated) return [];
  const hosts = asList(stated.value);
  const good = hosts.filter((host) => /^(?:https?:\/\/)?(?:[\w-]+\.)+[a-z]{2,}\/?$/i.test(host));
  const bad = hosts.find((host) => !good.includes(host));
  if (bad !== undefined || hosts.length === 0) {
    complain(
      stated.line,
      `players: ${bad === undefined ? "this" : `"${bad}"`} is no host`,
      `write "players: [player.example.com]"`,
    );
  }
  return good;
}

/** `images`: all, none, or the hosts whose images pages may show. Undefined for all. */
export function readImageHosts(fields: Fields, complain: Complain): string[] | undefined {
  const stated = findField(fields, "images");
  if (!stated) return undefined;
  const hosts = asList(stated.value).map((host) => host.toLowerCase());
  if (hosts.length === 1 && (hosts[0] === "all" || hosts[0] === "none"))
    return hosts[0] === "all" ? undefined : [];
  const bad = hosts.find((host) => !/^(?:[\w-]+\.)+[a-z]{2,}$/.test(host));
  if (bad === undefined && hosts.length > 0) return hosts;
  complain(
    stated.line,
    `images: ${bad === undefined ? "this" : `"${bad}"`} is no host`,
    `write "images: [pictures.example.com]", or none, or all`,
  );
  return [];
}

/** The IANA name of a zone that this Node knows. */
export function readTimezone(fields: Fields, complain: Complain): string | undefined {
  const zone = readShowText(fields, "timezone", complain);
  if (zone === undefined) return undefined;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    complain(
      fields.get("timezone")?.line ?? 1,
      `"${zone}" is no time zone`,
      `write one such as "timezone: Europe/Berlin"`,
    );
    return undefined;
  }
}

export function readEmail(fields: Fields, warn: Complain): string | undefined {
  const stated = findField(fields, "email");
  const email = asText(stated?.value);
  if (!stated || (email !== undefined && /^[^\s@]+@[^\s@]+$/.test(email))) return email;
  warn(stated.line, `email is no address`, `write one such as "email: me@example.org"`);
  return undefined;
}
