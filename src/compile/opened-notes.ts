import type { Section } from "../model/episode.ts";
import type { NotesTopic } from "./notes-topic.ts";
import type { NotedPeople } from "./people-evidence.ts";
import type { Notes } from "./render-notes.ts";

/** Notes with all that the rest of the compiler asks of them, so that their HTML need not be at hand. */
export interface OpenedNotes extends Omit<Notes, "text"> {
  /** The sections, opened by what the metadata alone says of the episode. */
  opened: Section[];
  topic: NotesTopic;
  /** Who the notes name. */
  people: NotedPeople;
}

/** The same without sections. */
export interface LightNotes extends Omit<OpenedNotes, "sections" | "opened"> {
  /** The metadata says something of its own. */
  led: boolean;
}

/** @param opened all sections, the opening one included */
export function openedNotes({ led, ...light }: LightNotes, opened: Section[]): OpenedNotes {
  return { ...light, opened, sections: led ? opened.slice(1) : opened };
}
