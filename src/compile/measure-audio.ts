import { createReadStream, statSync } from "node:fs";
import { Readable } from "node:stream";
import { type IAudioMetadata, parseFile, parseStream } from "music-metadata";
import { formatTimestamp } from "../model/timestamp.ts";
import { localFile, type EpisodePlace } from "./episode-files.ts";
import type { EpisodeRecord } from "./episode-record.ts";
import { asNumber, findField, isRecord } from "./fields.ts";
import type { OtherFile } from "./read-content.ts";

/** The length of a sound file in seconds, or why it can't be told. */
type Measured = { seconds?: number; fault?: string };

/** By absolute name, as of a size and a time of change. */
export type MeasuredAudio = Map<string, { stamp: string; measured: Measured }>;

/** Of the longer one; less is the rounding of encoders and of people. */
const TOLERANCE = 0.02;

/**
 * Compares local sound files with what their episodes state of them, and fills in a length that
 * is not stated. `records` are changed. A length that is off by more than 2 % and a size that is
 * off at all are told.
 */
export async function measureAudio(
  records: EpisodeRecord[],
  placeOf: (file: string) => EpisodePlace,
  known: MeasuredAudio = new Map(),
): Promise<void> {
  // One after the other: the disk is the bottleneck, and memory stays small.
  for (const record of records) {
    const place = placeOf(record.source.file);
    const local = record.audio && localFile(record.audio.address, place);
    if (!local) continue;
    compareBytes(record, local, place);
    const { seconds, fault } = await measure(local, record.duration, known);
    if (fault !== undefined) {
      place.report({
        severity: "warning",
        file: place.file,
        line: record.audio?.line,
        what: `The audio file "${local.file}" can't be read as sound (${fault})`,
        write: "export it again, as MP3 for instance",
      });
    }
    if (seconds === undefined) continue;
    if (record.duration === undefined) record.duration = Math.round(seconds);
    else compareLength(record, record.duration, seconds, place);
  }
}

function compareLength(
  { source, audio }: EpisodeRecord,
  stated: number,
  seconds: number,
  { file, report }: EpisodePlace,
): void {
  if (agree(stated, seconds)) return;
  const field = findField(source.fields, "duration", "podcast_duration");
  report({
    severity: "warning",
    file,
    line: field?.line ?? audio?.line,
    what: `The audio file lasts ${formatTimestamp(seconds)}, but the duration is given as ${formatTimestamp(stated)}`,
    write: `write "${field?.key ?? "duration"}: ${formatTimestamp(seconds)}"`,
  });
}

function compareBytes(
  { source, audio }: EpisodeRecord,
  local: OtherFile,
  { file, report }: EpisodePlace,
): void {
  if (audio?.bytes === undefined || audio.bytes === local.bytes) return;
  const field = findField(source.fields, "bytes", "podcast_bytes");
  const own = asNumber(field?.value) === audio.bytes ? field : undefined;
  const inRecord = isRecord(findField(source.fields, "audio", "enclosure")?.value);
  report({
    severity: "warning",
    file,
    line: own?.line ?? audio.line,
    what: `The audio file has ${local.bytes} bytes, but ${audio.bytes} are stated`,
    write: `write "${own?.key ?? (inRecord ? "bytes" : "length")}: ${local.bytes}", or remove the size`,
  });
}

const agree = (a: number, b: number): boolean => Math.abs(a - b) <= TOLERANCE * Math.max(a, b);

async function measure(
  { absolute }: OtherFile,
  stated: number | undefined,
  known: MeasuredAudio,
): Promise<Measured> {
  const { size, mtimeMs } = statSync(absolute);
  const stamp = `${size} ${mtimeMs}`;
  const earlier = known.get(absolute);
  if (earlier?.stamp === stamp) return earlier.measured;
  const measured = await readLength(absolute, stated);
  known.set(absolute, { stamp, measured });
  return measured;
}

/**
 * The length as the file's own header has it. An MP3 without one (a Xing header) is taken at its
 * first frames' word if that is also what the episode states, else all its frames are counted:
 * at a variable rate the first ones can mislead by minutes.
 */
async function readLength(absolute: string, stated: number | undefined): Promise<Measured> {
  try {
    const quick = lengthOf(await parseFile(absolute, { skipCovers: true }));
    if (quick !== undefined && stated !== undefined && agree(quick, stated))
      return { seconds: quick };
    const whole = /\.mp3$/i.test(absolute)
      ? await countFrames(absolute)
      : lengthOf(await parseFile(absolute, { duration: true, skipCovers: true }));
    return whole === undefined ? { fault: "it tells no length" } : { seconds: whole };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}

/** From a stream that doesn't tell its size: of a size the library would work out the length. */
async function countFrames(absolute: string): Promise<number | undefined> {
  const file = createReadStream(absolute, { highWaterMark: 1024 * 1024 });
  try {
    const stream = Readable.from(file, { objectMode: false });
    const type = { mimeType: "audio/mpeg" };
    return lengthOf(await parseStream(stream, type, { duration: true, skipCovers: true }));
  } finally {
    file.destroy();
  }
}

function lengthOf({ format: { duration } }: IAudioMetadata): number | undefined {
  return duration !== undefined && Number.isFinite(duration) && duration > 0 ? duration : undefined;
}
