import { type KeyboardEvent, memo, type ReactElement, useEffect, useRef, useState } from "react";
import type { Chapter } from "../model/episode.ts";
import { speakTimestamp } from "../model/spoken-time.ts";
import { formatTimestamp } from "../model/timestamp.ts";
import styles from "./seek-slider.module.css";

/** Seconds that a key moves by; Home and End lead to the ends. */
const STEPS: Partial<Record<string, number>> = {
  ArrowLeft: -5,
  ArrowDown: -5,
  ArrowRight: 5,
  ArrowUp: 5,
  PageDown: -60,
  PageUp: 60,
};

/** Where in the audio, times in seconds: a native slider over a drawing of chapters and what was heard. */
export function SeekSlider(props: {
  position: number;
  /** 0 while unknown: then there is nothing to slide on. */
  duration: number;
  buffered?: number;
  heard?: readonly (readonly [number, number])[];
  chapters?: readonly Chapter[];
  /** Why the listener can't move here. */
  disabledBecause?: string;
  onSeek: (seconds: number) => void;
}): ReactElement {
  const { duration, onSeek } = props;
  const input = useRef<HTMLInputElement>(null);
  /** Where the thumb is held; sound follows on release. */
  const [held, setHeld] = useState<number>();
  const shown = Math.min(held ?? props.position, duration);
  const disabled = duration <= 0 || props.disabledBecause !== undefined;

  const seek = useRef(onSeek);
  useEffect(() => {
    seek.current = onSeek;
  }, [onSeek]);
  useEffect(() => {
    const slider = input.current;
    if (!slider) return undefined;
    // React's onChange is the `input` event; the real `change` comes once, on release.
    const release = (): void => {
      setHeld(undefined);
      seek.current(Number(slider.value));
    };
    slider.addEventListener("change", release);
    return () => slider.removeEventListener("change", release);
  }, []);

  function onKeyDown(event: KeyboardEvent): void {
    const step = STEPS[event.key];
    const to = event.key === "Home" ? 0 : event.key === "End" ? duration : undefined;
    if ((step === undefined && to === undefined) || event.ctrlKey || event.altKey || event.metaKey)
      return;
    event.preventDefault();
    onSeek(to ?? Math.min(Math.max(props.position + (step ?? 0), 0), duration));
  }

  const here = props.chapters?.findLast((chapter) => chapter.start <= shown)?.title;
  const spoken = `${speakTimestamp(shown)} of ${speakTimestamp(duration)}`;
  return (
    <div className={styles["seek"]} dir="ltr">
      <span className={styles["time"]}>{formatTimestamp(shown)}</span>
      <div className={styles["rail"]}>
        <Rail {...props} position={shown} />
        <input
          ref={input}
          type="range"
          aria-label="Seek"
          aria-valuetext={duration > 0 ? (here ? `${spoken}, ${here}` : spoken) : "Length unknown"}
          title={props.disabledBecause}
          min={0}
          max={Math.max(1, Math.ceil(duration))}
          step={1}
          value={Math.floor(shown)}
          disabled={disabled}
          onChange={(event) => setHeld(Number(event.target.value))}
          onKeyDown={onKeyDown}
        />
        {held === undefined ? null : (
          <span className={styles["preview"]} aria-hidden="true">
            {here ? `${formatTimestamp(held)} · ${here}` : formatTimestamp(held)}
          </span>
        )}
      </div>
      <span className={styles["time"]}>{duration > 0 ? formatTimestamp(duration) : "–:––"}</span>
    </div>
  );
}

/** Where a time lies on the rail's 1000 units. */
const across = (seconds: number, duration: number): number =>
  duration > 0 ? Math.min(1000, (1000 * seconds) / duration) : 0;

/** What lies behind the thumb. Drawn as SVG, whose attributes no style policy forbids. */
function Rail(props: {
  position: number;
  duration: number;
  buffered?: number;
  heard?: readonly (readonly [number, number])[];
  chapters?: readonly Chapter[];
}): ReactElement {
  const { position, duration, buffered = 0, heard, chapters } = props;
  return (
    <svg viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
      <rect className={styles["ground"]} width="1000" height="10" />
      <rect className={styles["buffered"]} width={across(buffered, duration)} height="10" />
      <Heard stretches={heard} duration={duration} />
      <rect className={styles["passed"]} width={across(position, duration)} height="10" />
      <Marks chapters={chapters} duration={duration} />
    </svg>
  );
}

// What seldom changes sleeps while the position moves on.

const Heard = memo(function Heard(props: {
  stretches?: readonly (readonly [number, number])[];
  duration: number;
}): ReactElement[] {
  const { stretches = [], duration } = props;
  return stretches.map(([start, end]) => (
    <rect
      key={start}
      className={styles["heard"]}
      x={across(start, duration)}
      width={across(end, duration) - across(start, duration)}
      height="10"
    />
  ));
});

const Marks = memo(function Marks(props: {
  chapters?: readonly Chapter[];
  duration: number;
}): ReactElement[] {
  const { chapters = [], duration } = props;
  return chapters
    .filter(({ start }) => start > 0 && start < duration)
    .map(({ start, sponsor }) => (
      <line
        key={start}
        className={sponsor ? styles["sponsor"] : styles["chapter"]}
        vectorEffect="non-scaling-stroke"
        x1={across(start, duration)}
        x2={across(start, duration)}
        y2="10"
      />
    ));
});
