import type { AudioSession } from "./audio-session.ts";
import { SKIP_BACK, SKIP_FORWARD, SPEEDS } from "./player-state.ts";

/** What a key asks for. The player does the first group itself; the rest is the page's. */
export type Command =
  | "toggle"
  | "back"
  | "forward"
  | "slower"
  | "faster"
  | "mute"
  | "next-chapter"
  | "previous-chapter"
  | "mark-moment"
  | "full-player"
  | "help";

export interface Shortcut {
  /** Values of KeyboardEvent.key, lower case. */
  keys: readonly string[];
  command: Command;
  /** What it does, for the sheet that lists them. */
  words: string;
}

export const SHORTCUTS: readonly Shortcut[] = [
  { keys: ["k", " "], command: "toggle", words: "Play or pause" },
  { keys: ["j", "arrowleft"], command: "back", words: "Back 15 seconds" },
  { keys: ["l", "arrowright"], command: "forward", words: "Forward 30 seconds" },
  { keys: ["<"], command: "slower", words: "Slower" },
  { keys: [">"], command: "faster", words: "Faster" },
  { keys: ["m"], command: "mute", words: "Mute or unmute" },
  { keys: ["p"], command: "previous-chapter", words: "Previous chapter" },
  { keys: ["n"], command: "next-chapter", words: "Next chapter" },
  { keys: ["b"], command: "mark-moment", words: "Mark this moment" },
  { keys: ["q"], command: "full-player", words: "Chapters, transcript, queue" },
  { keys: ["?"], command: "help", words: "These keys" },
];

const TEXT_INPUTS = /^(?!button|checkbox|color|file|image|radio|range|reset|submit)/;
const USES_SPACE =
  "a[href], button, input, select, textarea, summary, audio, video, [role], [tabindex='0']";
const USES_ARROWS = "input, select, textarea, audio, video, [role], [tabindex='0']";

function isTyping(target: Element): boolean {
  if (target instanceof HTMLInputElement) return TEXT_INPUTS.test(target.type);
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}

/**
 * The command of a key press, or undefined where the key is somebody else's: while typing,
 * with a modifier, in an open dialog, and where the focused control uses the key itself.
 */
export function commandFor(event: KeyboardEvent): Command | undefined {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing)
    return undefined;
  const key = event.key.toLowerCase();
  const found = SHORTCUTS.find(({ keys }) => keys.includes(key));
  const target = event.target;
  if (!found || !(target instanceof Element)) return found?.command;
  if (isTyping(target) || target.closest("dialog, [popover]")) return undefined;
  if (key === " " && target.closest(USES_SPACE)) return undefined;
  if (key.startsWith("arrow") && (event.shiftKey || target.closest(USES_ARROWS))) return undefined;
  return found.command;
}

/** Does what a key asked for; false where that is not the player's to do. */
export function runCommand(session: AudioSession, command: Command): boolean {
  const { track, rate, muted } = session.state.get();
  if (!track) return false;
  const near = (step: number): number => {
    const faster = SPEEDS.find((speed) => speed > rate) ?? rate;
    const slower = SPEEDS.findLast((speed) => speed < rate) ?? rate;
    return step > 0 ? faster : slower;
  };
  const acts: Partial<Record<Command, () => void>> = {
    toggle: () => session.toggle(),
    back: () => session.skip(SKIP_BACK),
    forward: () => session.skip(SKIP_FORWARD),
    slower: () => session.setRate(near(-1)),
    faster: () => session.setRate(near(1)),
    mute: () => session.setMuted(!muted),
    "next-chapter": () => session.nextChapter(),
    "previous-chapter": () => session.previousChapter(),
  };
  const act = acts[command];
  act?.();
  return act !== undefined;
}
