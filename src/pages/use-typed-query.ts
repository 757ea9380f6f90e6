import { startTransition, useEffect, useMemo, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useHref, useNavigate } from "react-router";
import type { LightCatalog } from "../model/catalog-files.ts";
import { isComplete } from "../model/episode-entry.ts";
import { HOME } from "../model/paths.ts";
import { turn } from "../model/turn.ts";
import { answerView, type HomeData, type SearchReady } from "./answer-view.ts";
import type { Listed } from "./listed.ts";
import { PAGE_SIZE, viewQuery } from "./list-view.ts";
import { warmSearch } from "./load-search.ts";
import { useReader } from "./reader-context.ts";
import { cardsInView, hasRoom } from "./room-for-cards.ts";
import { useTypedAddress } from "./typed-address.ts";

/** Milliseconds without a key after which the address says what was typed. */
const PAUSE = 400;
/** The same, while search itself is still on its way. */
const SHORT_PAUSE = 120;
/** Lines shown while the listener types: as many as the screen has room for, within these. */
const FEWEST = 2;
const MOST = 12;
/** The rest comes after, so many at a time. */
const AT_A_TIME = 4;

/** What the search box tells of; the same functions as long as the address stays. */
export interface BoxHandlers {
  type: (q: string) => void;
  /** Goes to the address of what was typed at once. */
  submit: (q: string) => void;
  /** Loads what a search needs before its first letter. */
  warm: () => void;
  /** Shows the answer to the last letter now, if its frame has not come yet. */
  settle: () => void;
}

export interface TypedQuery {
  /** What the list shows: the answer to the address, or to what was typed since. */
  data: HomeData;
  /** True while `data` is ahead of the address. */
  ahead: boolean;
  /** Lines of `data` to show by now. */
  lines: number;
  /** Lines that were shown before: out of sight, and taken from the page some at a time. */
  leaving: readonly Listed[];
  box: BoxHandlers;
}

/** The answer to what was typed. */
interface Draft {
  /** What was loaded when it was typed. */
  over: HomeData;
  data: HomeData;
  /** True until the router is told. */
  pending: boolean;
  /** The answer once more, with so many lines and what has been read of its episodes since. */
  again: (most: number) => HomeData;
}

interface Shown {
  lines: number;
  draft?: Draft;
  leaving: readonly Listed[];
}

const NONE: readonly Listed[] = [];

/** The draft is the truth, unless the answer to an address has come since and no key after it. */
const isAhead = (draft: Draft | undefined, loaded: HomeData): draft is Draft =>
  draft !== undefined && (draft.pending || draft.over === loaded);

/** What of the sure matches stands in the page, in sight or not. */
function mounted({ draft, lines, leaving }: Shown, loaded: HomeData): Listed[] {
  const { listed, strong } = isAhead(draft, loaded) ? draft.data : loaded;
  return [...listed.slice(0, Math.min(lines, strong)), ...leaving];
}

/** What a key has begun, and the next key or leaving the page calls off. */
interface Begun {
  /** The pause after which the router is told. */
  pause?: ReturnType<typeof setTimeout>;
  search?: ReturnType<typeof setTimeout>;
  frame?: number;
}

function callOffAnswer({ search, frame = 0 }: Begun): void {
  clearTimeout(search);
  cancelAnimationFrame(frame);
}

function callOff(begun: Begun): void {
  clearTimeout(begun.pause);
  callOffAnswer(begun);
}

/**
 * Answers each key in the next frame and tells the router of the address when the listener pauses:
 * a change of the router's address renders the whole page anew, which is too much for every letter.
 * @param loaded what the address is answered with
 */
export function useTypedQuery(loaded: HomeData): TypedQuery {
  const reader = useReader();
  const navigate = useNavigate();
  const href = useHref(HOME);
  const holdAddress = useTypedAddress();
  const ready = useRef<{ catalog: LightCatalog; search: SearchReady }>(null);
  const answered = useRef(false);
  const begun = useRef<Begun>({});
  /** Shows the answer that waits for its frame. */
  const due = useRef<() => void>(undefined);
  const [shown, setShown] = useState<Shown>({ lines: Number.MAX_SAFE_INTEGER, leaving: NONE });
  const { draft, lines, leaving } = shown;

  const ahead = isAhead(draft, loaded);
  const data = ahead ? draft.data : loaded;
  const typing = draft?.pending ? draft : undefined;

  useEffect(() => () => callOff(begun.current), []);
  useEffect(() => {
    if (leaving.length === 0) return undefined;
    const gone = setTimeout(
      () =>
        startTransition(() =>
          setShown((now) =>
            now.leaving === leaving ? { ...now, leaving: leaving.slice(0, -AT_A_TIME) } : now,
          ),
        ),
      30,
    );
    return () => clearTimeout(gone);
  }, [leaving]);

  useEffect(() => {
    if (leaving.length > 0) return undefined;
    if (lines >= (typing ? Math.min(MOST, data.total) : data.listed.length)) return undefined;
    const more = lines + AT_A_TIME;
    const grow = setTimeout(() => {
      if (typing && !hasRoom()) return;
      startTransition(() =>
        setShown((now) => {
          // A key may have come before this was its turn.
          if (now !== shown) return now;
          const then = typing ? { ...typing, data: typing.again(more) } : draft;
          return { ...now, lines: more, draft: then };
        }),
      );
    }, 30);
    return () => clearTimeout(grow);
  }, [shown, draft, typing, lines, leaving, data]);

  // Details of episodes come in files of their own; until then, cards stand without them.
  useEffect(() => {
    if (!typing || !reader) return undefined;
    const episodes = typing.data.listed.map(({ episode }) => episode);
    if (episodes.every(isComplete)) return undefined;
    let wanted = true;
    const complete = (): void => {
      if (wanted)
        setShown((now) => ({ ...now, lines, draft: { ...typing, data: typing.again(lines) } }));
    };
    // Not within the frame of the letter. Where they fail, the address that follows says what is wrong.
    turn()
      .then(() => (wanted ? reader.details(episodes) : []))
      .then(complete, () => undefined);
    return () => {
      wanted = false;
    };
  }, [typing, lines, reader]);

  // More can be searched than when this was answered.
  const { older } = data;
  useEffect(() => {
    if (!older) return undefined;
    let wanted = true;
    const answerAgain = (): void => {
      if (!wanted) return;
      if (!ahead)
        void navigate(`${HOME}${viewQuery(loaded.view)}`, {
          replace: true,
          preventScrollReset: true,
        });
      else
        startTransition(() =>
          setShown((now) =>
            now.draft === draft ? { ...now, draft: { ...draft, data: draft.again(lines) } } : now,
          ),
        );
    };
    void older.changed.then(answerAgain);
    return () => {
      wanted = false;
    };
  }, [older, ahead, draft, lines, loaded, navigate]);

  const box = useMemo((): BoxHandlers => {
    const warm = (): void => {
      if (!reader || ready.current) return;
      // After the box has shown that it is the one: to begin requests takes a phone some milliseconds.
      void turn()
        .then(() => warmSearch(reader))
        .then((warmed) => {
          if (!warmed) return;
          ready.current = warmed;
          // Two cards drawn out of sight, so that those of the first letter are not the first drawn.
          void warmed.rehearsed.then((tried) =>
            startTransition(() =>
              setShown((now) => (now.draft ? now : { ...now, leaving: tried })),
            ),
          );
        });
    };

    const submit = (q: string): void => {
      callOff(begun.current);
      due.current = undefined;
      holdAddress(undefined);
      setShown((now) => (now.draft ? { ...now, draft: { ...now.draft, pending: false } } : now));
      void navigate(`${HOME}${viewQuery({ ...loaded.view, q, show: 0 })}`, {
        replace: true,
        preventScrollReset: true,
      });
    };

    const type = (q: string): void => {
      warm();
      callOff(begun.current);
      const view = { ...loaded.view, q, show: PAGE_SIZE };
      holdAddress(href + viewQuery({ ...view, show: 0 }));
      // What was heard is the loader's to ask.
      if (!ready.current || view.heard) {
        begun.current.pause = setTimeout(() => submit(q), SHORT_PAUSE);
        return;
      }
      const { catalog, search } = ready.current;
      const { facets } = loaded;
      const again = (most: number): HomeData => answerView(catalog, view, { search, facets, most });
      const first = Math.min(MOST, Math.max(FEWEST, cardsInView()));
      let answer: HomeData | undefined;
      // With the frame that shows the letter: any earlier, the browser would lay out the page twice.
      const show = (): void => {
        callOffAnswer(begun.current);
        due.current = undefined;
        const found = answer ?? again(first);
        flushSync(() =>
          setShown((now) => ({
            lines: first,
            draft: { over: loaded, data: found, pending: true, again },
            leaving: mounted(now, loaded),
          })),
        );
      };
      due.current = show;
      const find = (): void => {
        answer = again(first);
        begun.current.frame = requestAnimationFrame(show);
      };
      // The first time, the key and its search are too much for one task.
      if (answered.current) find();
      else begun.current.search = setTimeout(find);
      answered.current = true;
      begun.current.pause = setTimeout(() => submit(q), PAUSE);
    };
    return { type, submit, warm, settle: () => due.current?.() };
  }, [loaded, reader, navigate, href, holdAddress]);

  return { data, ahead, lines, leaving, box };
}
