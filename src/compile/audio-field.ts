import type { Audio } from "../model/episode.ts";
import { asNumber, asSeconds, asText, findField, isRecord, readText } from "./fields.ts";
import type { Fields } from "./header.ts";

/** MIME types by file ending (RFC 4337, RFC 5334, RFC 3003 and common use). */
const TYPES: Record<string, string> = {
  mp3: "audio/mpeg",
  m4a: "audio/mp4",
  m4b: "audio/mp4",
  mp4: "audio/mp4",
  aac: "audio/aac",
  ogg: "audio/ogg",
  oga: "audio/ogg",
  opus: "audio/ogg",
  flac: "audio/flac",
  wav: "audio/wav",
  weba: "audio/webm",
  webm: "audio/webm",
};
const AUDIO_ENDING = /\.(mp3|m4a|m4b|aac|ogg|oga|opus|flac|wav|weba)(?=$|[?#])/i;

/** An address that runs or holds its content, however its scheme is disguised by blanks. */
const ACTIVE = /^\s*(?:j\s*a\s*v\s*a|v\s*b)\s*s\s*c\s*r\s*i\s*p\s*t\s*:|^\s*d\s*a\s*t\s*a\s*:/i;
export const isActiveAddress = (address: string): boolean => ACTIVE.test(address);

export function namesAudio(address: string): boolean {
  return AUDIO_ENDING.test(address);
}

/** The type that a file's name says by its ending. */
export function typeByName(address: string): string | undefined {
  const path = address.replace(/^https?:\/\/[^/]*/i, "");
  const ending = /\.([a-z0-9]{2,4})(?=$|[?#])/i.exec(path)?.[1];
  return TYPES[ending?.toLowerCase() ?? ""];
}

/** From the address's ending; MP3 where it tells nothing, as most hosts of podcasts serve that. */
export const audioType = (address: string): string => typeByName(address) ?? "audio/mpeg";

/** The audio that metadata states, not yet looked up. */
export interface StatedAudio extends Omit<Audio, "src" | "type"> {
  /** As written: an address, or a file of the archive. */
  address: string;
  /** MIME type, where one is stated. */
  type?: string;
  line: number;
}

/**
 * Audio and its length from `audio`, `enclosure`, `podcast_file`, `mp3`, or a
 * `url` that names an audio file. The value is an address, a record such as
 * `{url, type, bytes, duration}`, or the three lines of WordPress's enclosure.
 */
export function readAudioField(fields: Fields): { audio?: StatedAudio; duration?: number } {
  const url = findField(fields, "url");
  const field =
    findField(fields, "audio", "enclosure", "podcast_file", "mp3") ??
    (namesAudio(asText(url?.value) ?? "") ? url : undefined);
  const record = isRecord(field?.value) ? field.value : {};
  const duration =
    asSeconds(findField(fields, "duration", "podcast_duration")?.value) ??
    asSeconds(record["duration"]);
  const length = duration === undefined ? {} : { duration };
  if (!field) return length;

  const written =
    asText(record["url"] ?? record["src"] ?? record["file"] ?? record["href"]) ??
    asText(Array.isArray(field.value) ? field.value[0] : field.value);
  if (written === undefined) return length;
  const enclosure = /^(\S+)\s+(\d+)\s+(\w+\/[\w.+-]+)/.exec(written);
  const address = enclosure?.[1] ?? written;
  const type = readText(fields, "audio_type") ?? asText(record["type"]) ?? enclosure?.[3];
  const bytes =
    asNumber(findField(fields, "bytes", "podcast_bytes")?.value) ??
    asNumber(record["bytes"] ?? record["length"]) ??
    asNumber(enclosure?.[2]);
  const label = readText(fields, "audio_label") ?? asText(record["label"] ?? record["title"]);
  return {
    ...length,
    audio: {
      address,
      line: field.line,
      ...(type === undefined ? {} : { type }),
      ...(bytes !== undefined && bytes > 0 ? { bytes } : {}),
      ...(label === undefined ? {} : { label }),
    },
  };
}
