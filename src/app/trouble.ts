import { createStore } from "../store.ts";

/** What stands in the listener's way, and what may help. */
interface Trouble {
  /** Undefined while all is well. */
  words: string | undefined;
  /** Names the button that calls `act`. */
  action: "Retry" | "Reload";
  act: () => void;
}

/** The last trouble of this page: whoever meets one tells it, and the layout shows it. */
export const trouble = createStore<Trouble>({
  words: undefined,
  action: "Retry",
  act: () => undefined,
});

export const complain = (
  words: string,
  act: () => void,
  action: Trouble["action"] = "Retry",
): void => trouble.set({ words, action, act });

export const relieve = (): void => trouble.set({ words: undefined });
