import type { Track } from "../../src/model/track.ts";
import {
  type AudioSession,
  type AudioSessionOptions,
  createAudioSession,
} from "../../src/player/audio-session.ts";
import type { Place, Positions } from "../../src/player/positions.ts";
import { FakeAudio } from "./fake-audio.ts";

export const track = (guid: string, rest: Partial<Track> = {}): Track => ({
  guid,
  id: guid,
  path: `/${guid}.html`,
  title: `Episode ${guid}`,
  show: "A Show",
  guests: "",
  audio: { src: `https://host.example/${guid}.mp3`, type: "audio/mpeg" },
  duration: 3600,
  ...rest,
});

export interface Saved {
  guid: string;
  at: number;
  finished: boolean;
  when: "soon" | "now";
}

/** A memory that remembers how it was used. */
export function fakePositions(
  kept: Record<string, Partial<Place> & { at: number }> = {},
  now: () => number = Date.now,
): Positions & { saves: Saved[]; places: Map<string, Place> } {
  const places = new Map<string, Place>(
    Object.entries(kept).map(([guid, place]) => [guid, { updated: now(), heard: [], ...place }]),
  );
  const saves: Saved[] = [];
  return {
    ready: Promise.resolve(),
    saves,
    places,
    get: (guid) => places.get(guid),
    save({ guid }, place, { finished, when }) {
      places.set(guid, { ...place, updated: now() });
      saves.push({ guid, at: place.at, finished, when });
    },
  };
}

/** A session over a fake element, with every kept place in memory. */
export async function setUp(
  options: Partial<AudioSessionOptions> & {
    kept?: Record<string, Partial<Place> & { at: number }>;
  } = {},
): Promise<{
  audio: FakeAudio;
  session: AudioSession;
  positions: ReturnType<typeof fakePositions>;
}> {
  const audio = new FakeAudio();
  const positions = fakePositions(options.kept, audio.now);
  const session = createAudioSession({
    audio: audio.element,
    positions,
    now: audio.now,
    channel: `test ${Math.random()}`,
    ...options,
  });
  await Promise.resolve();
  return { audio, session, positions };
}
