import { episodeId } from "../model/paths.ts";
import type { Cue, Episode, Frame } from "../model/episode.ts";
import { audioType } from "./audio-field.ts";
import { asText } from "./fields.ts";
import {
  readChapters,
  readTranscript,
  resolveAudio,
  resolveImage,
  type EpisodePlace,
} from "./episode-files.ts";
import type { EpisodeRecord } from "./episode-record.ts";
import type { OpenedNotes } from "./opened-notes.ts";
import type { OtherFile } from "./read-content.ts";
import { filePath } from "./resolve-link.ts";
import { withListenLink } from "./stated-lead.ts";

/** An episode with its notes read; who takes part is decided over the whole archive. */
export interface ParsedEpisode {
  record: EpisodeRecord;
  notes: OpenedNotes;
  episode: Omit<Episode, "credits" | "guests" | "hosts" | "tags" | "picks">;
  transcript?: { file: OtherFile; cues: Cue[] };
}

/**
 * A stable key from a frame's address: a Podbean player names its episode's
 * number as `postId`, or in hexadecimal at the end of the player's id.
 */
export function frameKey(frames: Frame[]): string | undefined {
  for (const { src, host } of frames) {
    if (!/(?:^|\.)podbean\.com$/.test(host)) continue;
    const post = /[?&]postId=(\d+)/.exec(src)?.[1];
    const suffix = /\/player\/[a-z0-9]+-([0-9a-f]{4,})(?=[/?#]|$)/i.exec(src)?.[1];
    if (post !== undefined) return `podbean-${post}`;
    if (suffix !== undefined) return `podbean-${Number.parseInt(suffix, 16)}`;
  }
  return undefined;
}

/** A stated player before those of the notes, unless it stands among them. */
function withFrame(stated: Frame | undefined, frames: Frame[]): Frame[] {
  return !stated || frames.some(({ src }) => src === stated.src) ? frames : [stated, ...frames];
}

/** Puts together what the metadata states and what the notes hold. */
export function parseEpisode(
  record: EpisodeRecord,
  notes: OpenedNotes,
  place: EpisodePlace,
): ParsedEpisode {
  const { file, path, report } = place;
  const id = episodeId(path);
  let audio = record.audio && resolveAudio(record.audio, place);
  if (!record.audio && notes.firstAudioLink !== undefined) {
    const src = notes.firstAudioLink;
    audio = { src, type: audioType(src) };
    report({
      severity: "warning",
      file,
      line: notes.links.find(({ url }) => url === src)?.line,
      what: "The audio was taken from a link in the notes",
      write: `write "audio: ${src}" into the front matter`,
    });
  }
  const { playerPage } = record;
  const frames = withFrame(playerPage?.frame, notes.frames);
  if (!audio && frames.length === 0 && !playerPage) {
    report({
      severity: "warning",
      file,
      line: record.audio?.line ?? 1,
      what: "The episode has nothing to play",
      write: `write "audio: https://…", or the name of an audio file`,
    });
  }
  const chapters = (readChapters(record, place) ?? notes.chapters).filter(
    ({ start }) => record.duration === undefined || start < record.duration,
  );
  const transcript = readTranscript(record, place);
  const image = record.image && asText(record.image.value);

  return {
    record,
    notes,
    transcript,
    episode: {
      id,
      path,
      guid: record.guid ?? frameKey(notes.frames) ?? record.feedGuid ?? id,
      title: record.title,
      fullTitle: record.fullTitle === record.title ? undefined : record.fullTitle,
      number: record.number,
      date: record.date,
      duration: record.duration,
      summary: record.summary ?? notes.summary,
      audio,
      framed: frames.length > 0,
      hasTranscript: transcript !== undefined,
      sections: withListenLink(playerPage, notes.opened),
      chapters,
      frames,
      transcript: transcript && filePath(transcript.file.file),
      image: image === undefined ? undefined : resolveImage(image, record.image?.line, place),
      lang: record.lang,
      modified: record.modified,
      explicit: record.explicit,
      season: record.season,
      type: record.type,
      soundbites: record.soundbites,
      feedGuid: record.feedGuid,
    },
  };
}
