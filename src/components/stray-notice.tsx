import { type ReactElement, useEffect, useRef, useState } from "react";
import styles from "./stray-notice.module.css";
import { useDockHeight } from "./use-dock-height.ts";

/**
 * Says, in the player's place, what the player would say if there was something in it. There from
 * the start, and empty: assistive technology reads what changes in it.
 */
export function StrayNotice(props: { text: string | undefined }): ReactElement {
  const { text = "" } = props;
  const [said, setSaid] = useState("");
  const [dismissed, setDismissed] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSaid(text));
    return () => clearTimeout(timer);
  }, [text]);
  const shown = said === dismissed ? "" : said;
  return (
    <div className={styles["notice"]}>
      <output>{shown}</output>
      {shown ? <Dismiss onDismiss={() => setDismissed(said)} /> : null}
    </div>
  );
}

function Dismiss(props: { onDismiss: () => void }): ReactElement {
  const button = useRef<HTMLButtonElement>(null);
  // Nothing to see, nothing to stop beside.
  useDockHeight(button);
  return (
    <button
      ref={button}
      type="button"
      onClick={() => {
        props.onDismiss();
        // The button that held the focus goes with the words.
        document.getElementById("main")?.focus({ preventScroll: true });
      }}
    >
      Dismiss
    </button>
  );
}
