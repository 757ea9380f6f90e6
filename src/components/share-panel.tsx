import { type ReactElement, useState } from "react";
import { formatTimestamp, parseTimestamp } from "../model/timestamp.ts";
import { PillButton } from "./pill-button.tsx";
import styles from "./share-panel.module.css";

type What = "episode" | "moment" | "clip";

/** Makes the address of an episode, of a moment of it, or of a clip that stops by itself. */
export function SharePanel(props: {
  title: string;
  /** Where the sound is, in seconds. */
  position: () => number;
  /** The address for what was chosen; times in seconds. */
  address: (time?: { at: number; until?: number }) => string;
  /** The system's own way to share, where there is one. */
  share?: (address: string) => void;
  /** Puts the address on the clipboard; false where that is forbidden. */
  copy: (address: string) => Promise<boolean>;
}): ReactElement {
  const [what, setWhat] = useState<What>("episode");
  const [from, setFrom] = useState(() => formatTimestamp(props.position()));
  const [to, setTo] = useState(() => formatTimestamp(props.position() + 30));
  const [said, setSaid] = useState("");

  const at = parseTimestamp(from);
  const until = parseTimestamp(to);
  const wrong =
    what !== "episode" && at === undefined
      ? "Write the start as 12:34."
      : what === "clip" && (until === undefined || until <= (at ?? 0))
        ? "The end must come after the start: write it as 13:05."
        : undefined;
  const address =
    what === "episode" || at === undefined
      ? props.address()
      : props.address(what === "clip" && until !== undefined ? { at, until } : { at });

  return (
    <div className={styles["share"]}>
      <fieldset className={styles["what"]}>
        <legend>Share</legend>
        {(
          [
            ["episode", "The episode"],
            ["moment", "From a moment"],
            ["clip", "A clip"],
          ] as const
        ).map(([value, name]) => (
          <label key={value}>
            <input
              type="radio"
              name="share"
              value={value}
              checked={what === value}
              onChange={() => setWhat(value)}
            />
            {name}
          </label>
        ))}
      </fieldset>
      {what === "episode" ? null : (
        <TimeField
          name="Start"
          value={from}
          onChange={setFrom}
          onNow={() => setFrom(formatTimestamp(props.position()))}
        />
      )}
      {what === "clip" ? (
        <TimeField
          name="End"
          value={to}
          onChange={setTo}
          onNow={() => setTo(formatTimestamp(props.position()))}
        />
      ) : null}
      <label className={styles["field"]}>
        <span>Address</span>
        <input
          type="text"
          readOnly
          value={wrong ? "" : address}
          onFocus={(event) => event.target.select()}
        />
      </label>
      <div className={styles["acts"]}>
        <PillButton
          accent
          disabled={wrong !== undefined}
          onClick={() => {
            void props.copy(address).then((done) => {
              setSaid(done ? "Copied." : "Copying is forbidden here: copy the address by hand.");
              return done;
            });
          }}
        >
          Copy the address
        </PillButton>
        {props.share ? (
          <PillButton accent disabled={wrong !== undefined} onClick={() => props.share?.(address)}>
            Share…
          </PillButton>
        ) : null}
        <output>{wrong ?? said}</output>
      </div>
    </div>
  );
}

function TimeField(props: {
  name: string;
  value: string;
  onChange: (value: string) => void;
  onNow: () => void;
}): ReactElement {
  return (
    <div className={styles["time"]}>
      <label className={styles["field"]}>
        <span>{props.name}</span>
        <input
          type="text"
          inputMode="text"
          autoComplete="off"
          value={props.value}
          onChange={(event) => props.onChange(event.target.value)}
        />
      </label>
      <PillButton accent aria-label={`${props.name}: now`} onClick={props.onNow}>
        Now
      </PillButton>
    </div>
  );
}
