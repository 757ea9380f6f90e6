import type { ReactElement } from "react";
import { Icon } from "./icon.tsx";
import styles from "./play-button.module.css";

/**
 * Plays or pauses one episode, on its card or page. Its name says which one: "Play Trent Nelson".
 * @param props.words shown beside the sign; the name of the button starts with them
 */
export function PlayButton(props: {
  title: string;
  playing: boolean;
  onToggle: () => void;
  words?: string;
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
      {props.words === undefined ? null : <span>{props.playing ? "Pause" : props.words}</span>}
    </button>
  );
}
