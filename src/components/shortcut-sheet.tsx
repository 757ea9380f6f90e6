import type { ReactElement } from "react";
import { Sheet } from "./sheet.tsx";
import choice from "./choice.module.css";
import styles from "./shortcut-sheet.module.css";

const NAMES: Record<string, string> = { " ": "Space", arrowleft: "←", arrowright: "→" };
const nameOf = (key: string): string => NAMES[key] ?? key.toUpperCase();

/** Lists the single-key shortcuts, and switches them off: some people's tools press keys they didn't mean. */
export function ShortcutSheet(props: {
  shortcuts: readonly { keys: readonly string[]; words: string }[];
  enabled: boolean;
  onEnabled: (enabled: boolean) => void;
  onClose: () => void;
}): ReactElement {
  return (
    <Sheet title="Keyboard shortcuts" onClose={props.onClose}>
      <label className={choice["choice"]}>
        <input
          type="checkbox"
          checked={props.enabled}
          onChange={(event) => props.onEnabled(event.target.checked)}
        />
        Use these single keys
      </label>
      <dl className={styles["keys"]}>
        {props.shortcuts.map(({ keys, words }) => (
          <div key={words}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{nameOf(key)}</kbd>
              ))}
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>/</kbd>
          </dt>
          <dd>Search</dd>
        </div>
      </dl>
      <p className={styles["note"]}>
        They rest while you type, and Space keeps doing what the focused control does. “?” lists
        them always.
      </p>
    </Sheet>
  );
}
