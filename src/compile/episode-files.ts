import type { Audio, Chapter, Cue } from "../model/episode.ts";
import { audioType, isActiveAddress, typeByName, type StatedAudio } from "./audio-field.ts";
import { parseChapters } from "./chapters.ts";
import { formatTimestamp } from "../model/timestamp.ts";
import { asSentence, type Report } from "./content-error.ts";
import type { EpisodeRecord } from "./episode-record.ts";
import { asText, isRecord } from "./fields.ts";
import type { Field } from "./header.ts";
import { jsonFaultLine } from "./json-fault.ts";
import { readSidecar, type OtherFile } from "./read-content.ts";
import { allowsImage, remoteImage, UPGRADED } from "./remote-image.ts";
import { filePath, resolveLink, type LinkTargets } from "./resolve-link.ts";
import { reportTextFaults } from "./text-faults.ts";
import { parseTranscript } from "./transcript.ts";
import { isWebAddress } from "./web-address.ts";

/** Where an episode's file stands, and what it may refer to. */
export interface EpisodePlace {
  file: string;
  path: string;
  targets: LinkTargets;
  /** Hosts whose images may be shown beside the archive's own; undefined for all. */
  imageHosts?: readonly string[];
  report: Report;
}

/** The file of the archive that an address leads to. */
export function localFile(
  address: string,
  { file, path, targets }: EpisodePlace,
): OtherFile | undefined {
  const resolved = resolveLink(address, "media", { file, path }, targets);
  if (!resolved || !("url" in resolved)) return undefined;
  return targets.filesByPath.get(resolved.url.replace(/[?#].*$/s, ""));
}

/** The stated audio looked up. A local file that is missing is only told: the notes can still be read. */
export function resolveAudio(stated: StatedAudio, place: EpisodePlace): Audio | undefined {
  const { address, line, ...rest } = stated;
  const { file, report } = place;
  if (/^(?:https?:)?\/\//i.test(address)) {
    const src = address.startsWith("//") ? `https:${address}` : address;
    if (!isWebAddress(src)) {
      report({
        severity: "error",
        file,
        line,
        what: `"${address}" is no web address`,
        write: "write one such as https://example.org/episode.mp3",
      });
      return undefined;
    }
    if (/^http:/i.test(src)) {
      report({
        severity: "warning",
        file,
        line,
        what: "The audio comes by http, which browsers block on a page served by https",
        write: "write https:// if its host serves that",
      });
    }
    if (rest.type === undefined && typeByName(src) === undefined) {
      report({
        severity: "warning",
        file,
        line,
        what: `"${address.slice(0, 80)}" does not end like a sound file, and is taken for MP3`,
        write: `say what it is, such as "audio_type: audio/mpeg"`,
      });
    }
    return { src, ...rest, type: rest.type ?? audioType(address) };
  }
  if (/^[a-z][a-z0-9+.-]*:/i.test(address) || isActiveAddress(address)) {
    report({
      severity: "error",
      file,
      line,
      what: `"${address.slice(0, 60)}" is no address of audio`,
      write: "write one that begins with https://, or the name of a file in the content folder",
    });
    return undefined;
  }
  const local = localFile(address, place);
  if (!local) {
    report({
      severity: "warning",
      file,
      line,
      what: `The audio file "${address.slice(0, 80)}" is missing`,
      write: "put it into the content folder, or write its whole address",
    });
    return undefined;
  }
  return {
    src: filePath(local.file),
    ...rest,
    type: rest.type ?? audioType(address),
    bytes: local.bytes,
  };
}

/** An image of the metadata: a web address or the site path of a local file. */
export function resolveImage(
  address: string,
  line: number | undefined,
  place: EpisodePlace,
): string | undefined {
  const remote = remoteImage(address);
  if (remote && isWebAddress(remote.url)) {
    if (remote.upgraded)
      place.report({
        severity: "warning",
        file: place.file,
        line,
        what: `The image "${address.slice(0, 80)}" ${UPGRADED}`,
        write: "write https:// if its host serves that, or add the file",
      });
    if (!allowsImage(remote.host, place.imageHosts)) {
      place.report({
        severity: "warning",
        file: place.file,
        line,
        what: `The image of ${remote.host} is left out, because show.yaml does not allow that host`,
        write: `write "images: [${remote.host}]" in show.yaml, or add the file`,
      });
      return undefined;
    }
    return remote.url;
  }
  const resolved = /^[a-z][a-z0-9+.-]*:/i.test(address)
    ? { problem: `"${address.slice(0, 60)}" is no address of an image` }
    : resolveLink(address, "media", place, place.targets);
  if (resolved && "url" in resolved) return resolved.url;
  place.report({
    severity: "warning",
    file: place.file,
    line,
    what: resolved?.problem ?? `There is no image "${address}"`,
    write: "correct the address, or add the file",
  });
  return undefined;
}

const stemOf = (file: string): string => file.replace(/\.[^./]+$/, "");

/** Names of the files beside an episode that belong to it by their name. */
export function sidecarNames(file: string): { transcripts: string[]; chapters: string } {
  const stem = stemOf(file);
  return {
    transcripts: [
      `${stem}.vtt`,
      `${stem}.srt`,
      `${stem}.transcript.json`,
      `${stem}.transcript.md`,
      `${stem}.transcript.txt`,
    ],
    chapters: `${stem}.chapters.json`,
  };
}

/**
 * Chapters that the metadata states, as a list or a file's name, else those of
 * `NAME.chapters.json`; undefined when there are none, so that the notes decide.
 * An address of the web names a file that is not here: the one beside the episode stands for it.
 */
export function readChapters(record: EpisodeRecord, place: EpisodePlace): Chapter[] | undefined {
  const field = record.chapters;
  if (field && (Array.isArray(field.value) || isRecord(field.value))) {
    const chapters = parseOrReport(field.value, place.file, field.line, place);
    const timely = chapters && withinLength(chapters, record, field.line, place);
    if (timely && timely.length > 0) return timely;
  }
  const named = statedFile(field);
  const file =
    named === undefined
      ? sidecar(sidecarNames(place.file).chapters, place)
      : localFile(named, place);
  if (!file) {
    if (field && named !== undefined) reportMissing("chapters", named, field, place);
    return undefined;
  }
  const text = sidecarText(file, place.report);
  const chapters =
    text === undefined ? undefined : parseOrReport(text, file.file, undefined, place);
  const timely =
    chapters && withinLength(chapters, record, undefined, { ...place, file: file.file });
  return timely && timely.length > 0 ? timely : undefined;
}

/** Without those that begin after the episode's end, which are told. */
function withinLength(
  chapters: Chapter[],
  { duration }: EpisodeRecord,
  line: number | undefined,
  { file, report }: EpisodePlace,
): Chapter[] {
  if (duration === undefined) return chapters;
  return chapters.filter(({ start, title }) => {
    if (start < duration) return true;
    report({
      severity: "warning",
      file,
      line,
      what: `The chapter "${title}" begins at ${formatTimestamp(start)}, but the episode ends at ${formatTimestamp(duration)}`,
      write: "correct its time, or the episode's duration",
    });
    return false;
  });
}

function parseOrReport(
  source: unknown,
  file: string,
  line: number | undefined,
  { report }: EpisodePlace,
): Chapter[] | undefined {
  try {
    return parseChapters(source, file, (what) =>
      report({
        severity: "warning",
        file,
        line,
        what,
        write:
          line === undefined
            ? `write {"chapters": [{"startTime": 90, "title": "Intro"}]}`
            : `write "1:30 Intro", or {time: "1:30", title: Intro}`,
      }),
    );
  } catch (error) {
    const { message, cause } = error instanceof Error ? error : new Error(String(error));
    const nested = error instanceof RangeError || cause instanceof RangeError;
    report({
      severity: "error",
      file,
      line: line ?? 1 + (typeof source === "string" && cause ? jsonFaultLine(source) : 0),
      what: `The chapters can't be read: ${nested ? "they are nested too deeply" : message}`,
      write: `write {"chapters": [{"startTime": 0, "title": "Intro"}]}`,
    });
    return undefined;
  }
}

function sidecarText(other: OtherFile, report: Report): string | undefined {
  const text = readSidecar(other, report);
  if (text !== undefined) reportTextFaults({ file: other.file, text }, report);
  return text;
}

/** The name of a file in the archive that a field states. */
function statedFile(field: Field | undefined): string | undefined {
  const named = field && asText(field.value);
  return named === undefined || isWebAddress(named) ? undefined : named;
}

function sidecar(name: string, { targets }: EpisodePlace): OtherFile | undefined {
  return targets.files.get(name.normalize("NFC"));
}

function reportMissing(
  kind: string,
  named: string,
  field: Field,
  { file, report }: EpisodePlace,
): void {
  report({
    severity: "warning",
    file,
    line: field.line,
    what: `The ${kind} file "${named}" is missing`,
    write: "put it into the content folder",
  });
}

/** The transcript that the metadata names, or that stands beside the episode, also for one on the web. */
export function readTranscript(
  record: EpisodeRecord,
  place: EpisodePlace,
): { file: OtherFile; cues: Cue[] } | undefined {
  const named = statedFile(record.transcript);
  const file =
    named === undefined
      ? sidecarNames(place.file)
          .transcripts.map((name) => sidecar(name, place))
          .find((found) => found !== undefined)
      : localFile(named, place);
  if (!file) {
    if (record.transcript && named !== undefined) {
      reportMissing("transcript", named, record.transcript, place);
    }
    return undefined;
  }
  const text = sidecarText(file, place.report);
  if (text === undefined) return undefined;
  const { cues, problems } = parseTranscript(text, file.file);
  for (const problem of problems) place.report(asSentence(problem));
  return cues.length > 0 ? { file, cues } : undefined;
}
