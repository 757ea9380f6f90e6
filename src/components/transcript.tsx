import { memo, type ReactElement, useEffect, useMemo, useRef, useState } from "react";
import type { Cue } from "../model/episode.ts";
import { formatTimestamp } from "../model/timestamp.ts";
import type { ReadableStore } from "../store.ts";
import { useStore } from "../use-store.ts";
import { Icon } from "./icon.tsx";
import { own } from "./own-words.ts";
import { PillButton } from "./pill-button.tsx";
import styles from "./transcript.module.css";

/** Letters to compare by: without case and accents; marks of kana, Thai or Indic scripts stay. */
const plain = (text: string): string =>
  text
    .normalize("NFD")
    .replaceAll(/(?<=[\p{Script=Latin}\p{Script=Greek}][\u0300-\u036f]*)[\u0300-\u036f]/gu, "")
    .toLowerCase()
    .normalize("NFC");

/** The index of the cue that sounds, as a store of its own: only the two cues that change wake up. */
export type CurrentCue = ReadableStore<{ index: number }>;

/** What is said, following the sound until the listener scrolls; searched and clicked. */
export function Transcript(props: {
  cues: readonly Cue[];
  current: CurrentCue;
  onPick: (seconds: number) => void;
}): ReactElement {
  const { cues, current } = props;
  const [words, setWords] = useState("");
  const [follows, setFollows] = useState(true);
  const list = useRef<HTMLOListElement>(null);

  const found = useMemo(() => {
    const wanted = plain(words.trim());
    if (wanted === "") return undefined;
    return new Set(cues.flatMap(({ text }, i) => (plain(text).includes(wanted) ? [i] : [])));
  }, [cues, words]);

  const searching = found !== undefined;
  useEffect(() => {
    if (!follows || searching) return undefined;
    const show = (): void => {
      const item = list.current?.querySelector(`[data-cue="${current.get().index}"]`);
      item?.scrollIntoView({ block: "center", behavior: "auto" });
    };
    show();
    return current.subscribe(show);
  }, [follows, searching, current]);

  useEffect(() => {
    const region = list.current;
    // The listener's own ways of moving; scrolling by script fires none of these.
    const letGo = (event: Event): void => {
      if (event instanceof KeyboardEvent && !/^(Arrow|Page|Home|End)/.test(event.key)) return;
      setFollows(false);
    };
    const names = ["wheel", "touchmove", "keydown"];
    for (const name of names) region?.addEventListener(name, letGo, { passive: true });
    return () => {
      for (const name of names) region?.removeEventListener(name, letGo);
    };
  }, []);

  return (
    <div className={styles["transcript"]}>
      <div className={styles["tools"]}>
        <input
          type="search"
          aria-label="Search in the transcript"
          placeholder="Search in the transcript"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <output>{found ? (found.size === 1 ? "1 passage" : `${found.size} passages`) : ""}</output>
        {follows || searching ? null : (
          <PillButton accent onClick={() => setFollows(true)}>
            Follow the sound
          </PillButton>
        )}
      </div>
      <ol
        ref={list}
        className={styles["cues"]}
        // A scrolling region takes the focus, so that its keys scroll it.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label="Transcript"
      >
        {cues.map((cue, i) =>
          found && !found.has(i) ? null : (
            <CueLine
              key={`${cue.start} ${i}`}
              cue={cue}
              index={i}
              speaker={cue.speaker !== cues[i - 1]?.speaker || searching}
              words={words.trim()}
              current={current}
              onPick={props.onPick}
            />
          ),
        )}
      </ol>
    </div>
  );
}

const CueLine = memo(function CueLine(props: {
  cue: Cue;
  index: number;
  speaker: boolean;
  words: string;
  current: CurrentCue;
  onPick: (seconds: number) => void;
}): ReactElement {
  const { cue, index } = props;
  const sounds = useStore(props.current, (state) => state.index === index);
  return (
    <li data-cue={index}>
      {props.speaker && cue.speaker ? <p className={styles["speaker"]}>{cue.speaker}</p> : null}
      <button
        type="button"
        aria-current={sounds ? "true" : undefined}
        onClick={() => props.onPick(cue.start)}
      >
        <span className={styles["time"]}>
          <Icon name="play" />
          {formatTimestamp(cue.start)}
        </span>
        <span {...own(cue.text)}>{mark(cue.text, props.words)}</span>
      </button>
    </li>
  );
});

/** `text` with its first passage that reads as `words` marked. */
function mark(text: string, words: string): ReactElement | string {
  if (words === "") return text;
  // Accents may change the length: only where they don't, the place is known.
  const flat = plain(text);
  const at = flat.length === text.length ? flat.indexOf(plain(words)) : -1;
  if (at === -1) return text;
  const end = at + plain(words).length;
  return (
    <>
      {text.slice(0, at)}
      <mark>{text.slice(at, end)}</mark>
      {text.slice(end)}
    </>
  );
}
