import { type ReactElement, useEffect, useRef, useState } from "react";
import { formatTimestamp } from "../model/timestamp.ts";
import styles from "./moment-note.module.css";
import { PillButton } from "./pill-button.tsx";

/** Writes the note of a moment that was just marked. Enter keeps it, and so does leaving it. */
export function MomentNote(props: {
  /** Seconds. */
  at: number;
  note: string;
  onNote: (note: string) => void;
  onDone: () => void;
}): ReactElement {
  const [note, setNote] = useState(props.note);
  const input = useRef<HTMLTextAreaElement>(null);
  useEffect(() => input.current?.focus(), []);
  return (
    <form
      className={styles["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        props.onNote(note.trim());
        props.onDone();
      }}
    >
      <label>
        <span>Note at {formatTimestamp(props.at)}</span>
        <textarea
          ref={input}
          rows={2}
          dir="auto"
          value={note}
          onChange={(event) => setNote(event.target.value)}
          onBlur={() => props.onNote(note.trim())}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }}
        />
      </label>
      <PillButton accent type="submit">
        Keep
      </PillButton>
    </form>
  );
}
