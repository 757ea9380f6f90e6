import type { ReactElement } from "react";
import styles from "./choice.module.css";

/** When to fall silent. "off", minutes as a number, "chapter" or "episode". */
export type SleepChoice = "off" | "chapter" | "episode" | number;

export function SleepSelect(props: {
  minutes: readonly number[];
  hasChapters: boolean;
  /** What was chosen; a running time counts as its minutes. */
  value: SleepChoice;
  onChange: (choice: SleepChoice) => void;
}): ReactElement {
  return (
    <label className={styles["choice"]}>
      <span>Sleep timer</span>
      <select
        value={String(props.value)}
        onChange={({ target: { value } }) =>
          props.onChange(
            value === "off" || value === "chapter" || value === "episode" ? value : Number(value),
          )
        }
      >
        <option value="off">Off</option>
        {props.minutes.map((n) => (
          <option key={n} value={n}>
            {`In ${n} minutes`}
          </option>
        ))}
        {props.hasChapters ? <option value="chapter">At the end of the chapter</option> : null}
        <option value="episode">At the end of the episode</option>
      </select>
    </label>
  );
}
