import { useEffect, useState } from "react";
import { missingPart } from "../model/reader.ts";
import type { Moment } from "./find-moments.ts";
import { useReader } from "./reader-context.ts";

/** Milliseconds without a key before notes and transcripts are searched. */
const PAUSE = 500;

interface Found {
  /** What `moments` answer, and at which attempt. */
  key: string;
  moments: Moment[];
  failure?: { reason: unknown };
}

/** Passages of notes, chapters and transcripts that answer `words`; none for no words. */
export function useMoments(words: string): {
  moments: Moment[];
  failure?: { reason: unknown };
  searching: boolean;
  retry: () => void;
} {
  const reader = useReader();
  const [found, setFound] = useState<Found>({ key: "", moments: [] });
  const [attempt, setAttempt] = useState(0);
  const key = `${attempt} ${words}`;
  useEffect(() => {
    if (!reader || words === "") return undefined;
    let current = true;
    const timer = setTimeout(() => {
      const search = async (): Promise<Moment[]> => {
        const [{ findMoments }, catalog] = await Promise.all([
          import("./find-moments.ts").catch(missingPart),
          reader.catalog(),
        ]);
        return findMoments(reader, catalog, words);
      };
      search().then(
        (moments) => current && setFound({ key, moments }),
        (reason: unknown) => current && setFound({ key, moments: [], failure: { reason } }),
      );
    }, PAUSE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [reader, words, key]);
  const retry = (): void => setAttempt(attempt + 1);
  return found.key === key
    ? { moments: found.moments, failure: found.failure, searching: false, retry }
    : { moments: [], searching: true, retry };
}
