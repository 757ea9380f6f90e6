import { useEffect, useState } from "react";
import type { Moment } from "./find-moments.ts";
import { useReader } from "./reader-context.ts";

/** Milliseconds without a key before notes and transcripts are searched. */
const PAUSE = 500;

interface Found {
  /** What `moments` answer. */
  words: string;
  moments: Moment[];
  failure?: string;
}

/** Passages of notes, chapters and transcripts that answer `words`; none for no words. */
export function useMoments(words: string): {
  moments: Moment[];
  failure?: string;
  searching: boolean;
} {
  const reader = useReader();
  const [found, setFound] = useState<Found>({ words: "", moments: [] });
  useEffect(() => {
    if (!reader || words === "") return undefined;
    let current = true;
    const timer = setTimeout(() => {
      const search = async (): Promise<Moment[]> => {
        const [{ findMoments }, catalog] = await Promise.all([
          import("./find-moments.ts"),
          reader.catalog(),
        ]);
        return findMoments(reader, catalog, words);
      };
      search().then(
        (moments) => current && setFound({ words, moments }),
        (error: unknown) =>
          current &&
          setFound({
            words,
            moments: [],
            failure: error instanceof Error ? error.message : String(error),
          }),
      );
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [reader, words]);
  return found.words === words
    ? { moments: found.moments, failure: found.failure, searching: false }
    : { moments: [], searching: true };
}
