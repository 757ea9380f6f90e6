import type { ReactElement } from "react";
import styles from "./speed-select.module.css";

/** Playback speed as a native choice; a speed that came from elsewhere joins the list. */
export function SpeedSelect(props: {
  rate: number;
  speeds: readonly number[];
  onRate: (rate: number) => void;
}): ReactElement {
  const speeds = props.speeds.includes(props.rate)
    ? props.speeds
    : [...props.speeds, props.rate].toSorted((a, b) => a - b);
  return (
    <select
      className={styles["speed"]}
      aria-label="Speed"
      value={props.rate}
      onChange={(event) => props.onRate(Number(event.target.value))}
    >
      {speeds.map((speed) => (
        <option key={speed} value={speed}>
          {`${speed}×`}
        </option>
      ))}
    </select>
  );
}
