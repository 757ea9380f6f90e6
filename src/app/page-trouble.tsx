import { type ReactElement, useEffect } from "react";
import { useStore } from "../use-store.ts";
import styles from "./page-trouble.module.css";
import { relieve, trouble } from "./trouble.ts";

/** Milliseconds within which a network that comes back goes on with what was asked for. */
const RECONNECT = 60_000;

const dismiss = (): void => {
  relieve();
  // The button that held the focus is gone.
  document.getElementById("main")?.focus({ preventScroll: true });
};

/** Says what keeps the listener from where they wanted to go, over the page that stays. */
export function PageTrouble(): ReactElement | null {
  const { words, action, act } = useStore(trouble, (all) => all);
  useEffect(() => {
    if (action !== "Retry" || words === undefined) return undefined;
    window.addEventListener("online", act);
    const stop = (): void => window.removeEventListener("online", act);
    const timer = setTimeout(stop, RECONNECT);
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [words, action, act]);
  if (words === undefined) return null;
  return (
    <div role="alert" className={styles["trouble"]}>
      <p>{words}</p>
      <button
        type="button"
        onClick={() => {
          // Said again, should it fail again.
          trouble.set({ words: "Trying again…" });
          act();
        }}
      >
        {action}
      </button>
      <button type="button" onClick={dismiss}>
        Dismiss
      </button>
    </div>
  );
}
