import { startTransition, useEffect, useRef, useState } from "react";
import { useHref, useNavigate } from "react-router";
import { isComplete } from "../model/episode-entry.ts";
import { HOME } from "../model/paths.ts";
import { answerView, type HomeData, type SearchReady } from "./answer-view.ts";
import { PAGE_SIZE, viewQuery } from "./list-view.ts";
import { warmSearch } from "./load-search.ts";
import { useReader } from "./reader-context.ts";
import type { LightCatalog } from "../model/catalog-files.ts";

/** Milliseconds without a key after which the address says what was typed. */
const PAUSE = 400;
/** The same, while search itself is still on its way. */
const SHORT_PAUSE = 120;
/** Lines shown while the listener types: a screen's worth. The rest comes after, a few at a time. */
const WHILE_TYPING = 4;
const AT_A_TIME = 4;

export interface TypedQuery {
  /** What the list shows: the answer to the address, or to what was typed since. */
  data: HomeData;
  /** True while `data` is ahead of the address. */
  ahead: boolean;
  /** Lines of `data` to show by now. */
  lines: number;
  type: (q: string) => void;
  /** Goes to the address of what was typed at once. */
  submit: (q: string) => void;
  /** Loads what a search needs before its first letter. */
  warm: () => void;
}

/** The address names what is typed at once, so that whoever leaves comes Back to it. */
function writeAddress(address: string): void {
  try {
    window.history.replaceState(window.history.state, "", address);
  } catch {
    // Browsers refuse too many changes in a short time; the router's own follows.
  }
}

/**
 * Answers each key at once and tells the router of the address when the listener pauses: a
 * change of the router's address renders the whole page anew, which is too much for every letter.
 * @param loaded what the address is answered with
 */
export function useTypedQuery(loaded: HomeData): TypedQuery {
  const reader = useReader();
  const navigate = useNavigate();
  const href = useHref(HOME);
  const ready = useRef<{ catalog: LightCatalog; search: SearchReady }>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [draft, setDraft] = useState<{ over: HomeData; data: HomeData; pending: boolean }>();

  const [lines, setLines] = useState(Number.MAX_SAFE_INTEGER);

  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    if (draft?.pending || lines >= loaded.listed.length) return undefined;
    const grow = setTimeout(() => setLines(lines + AT_A_TIME), 30);
    return () => clearTimeout(grow);
  }, [draft, lines, loaded]);

  const warm = (): void => {
    if (!reader || ready.current) return;
    void warmSearch(reader).then((found) => {
      if (found) ready.current = found;
    });
  };

  const submit = (q: string): void => {
    clearTimeout(timer.current);
    setDraft((known) => known && { ...known, pending: false });
    void navigate(`${HOME}${viewQuery({ ...loaded.view, q, show: 0 })}`, {
      replace: true,
      preventScrollReset: true,
    });
  };

  const type = (q: string): void => {
    warm();
    clearTimeout(timer.current);
    const view = { ...loaded.view, q, show: PAGE_SIZE };
    writeAddress(href + viewQuery({ ...view, show: 0 }));
    // What was heard is the loader's to ask.
    if (!ready.current || view.heard) {
      timer.current = setTimeout(() => submit(q), SHORT_PAUSE);
      return;
    }
    const { catalog, search } = ready.current;
    const { facets } = loaded;
    const answer = (): HomeData =>
      answerView(catalog, view, { search, facets, most: WHILE_TYPING });
    // The letter is in the box at once; the list follows in slices that let the next letter in.
    const show = (data: HomeData): void =>
      startTransition(() => {
        setDraft({ over: loaded, data, pending: true });
        setLines(WHILE_TYPING);
      });
    const first = answer();
    show(first);
    const mine = setTimeout(() => submit(q), PAUSE);
    timer.current = mine;
    const listed = first.listed.map(({ episode }) => episode);
    if (!reader || listed.every(isComplete)) return;
    reader.details(listed).then(
      () => timer.current === mine && show(answer()),
      // They stay as they are; the address that follows says what is wrong.
      () => undefined,
    );
  };

  // An answer to an address that came since is the truth, unless a key has come after it.
  const ahead = draft !== undefined && (draft.pending || draft.over === loaded);
  return { data: ahead ? draft.data : loaded, ahead, lines, type, submit, warm };
}
