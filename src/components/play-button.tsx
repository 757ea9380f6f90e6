import type { ReactElement } from "react";
import { Icon } from "./icon.tsx";
import styles from "./play-button.module.css";

/**
 * Plays or pauses one episode, on its card or page. Its name says which one: "Play Trent Nelson".
 * @param props.words shown beside the sign; the name of the button starts with them
 * @param props.heard how much of it was heard, 0–1: drawn as a ring, and at 1 with a check
 */
export function PlayButton(props: {
  title: string;
  playing: boolean;
  onToggle: () => void;
  words?: string;
  heard?: number;
}): ReactElement {
  const words = props.words ?? "Play";
  const act = props.playing ? "Pause" : words === "Play" ? words : `${words}:`;
  return (
    <button
      type="button"
      className={`${styles["button"]} ${props.words === undefined ? styles["round"] : ""} needs-scripts`}
      aria-label={`${act} ${props.title}`}
      onClick={props.onToggle}
    >
      <Icon name={props.playing ? "pause" : "play"} />
      {props.words === undefined ? (
        <Ring heard={props.heard ?? 0} />
      ) : (
        <span>{props.playing ? "Pause" : props.words}</span>
      )}
    </button>
  );
}

/** Lies over the button's edge, so that nothing moves when it comes. */
function Ring(props: { heard: number }): ReactElement | null {
  if (props.heard <= 0) return null;
  return (
    <>
      <svg className={styles["ring"]} viewBox="0 0 44 44" aria-hidden="true">
        <circle
          cx="22"
          cy="22"
          r="20.5"
          pathLength="100"
          strokeDasharray={`${props.heard * 100} 100`}
        />
      </svg>
      {props.heard >= 1 ? (
        <span className={styles["check"]}>
          <Icon name="check" />
        </span>
      ) : null}
    </>
  );
}
