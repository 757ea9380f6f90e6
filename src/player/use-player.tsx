import { createContext, use, type ReactElement, type ReactNode } from "react";
import { createStore, type ReadableStore } from "../store.ts";
import { useStore } from "../use-store.ts";
import type { AudioSession } from "./audio-session.ts";
import { type Clock, NO_CLOCK, NO_STATE, type PlayerState } from "./player-state.ts";

const SessionContext = createContext<AudioSession | null>(null);
const NO_SOUND: { state: ReadableStore<PlayerState>; clock: ReadableStore<Clock> } = {
  state: createStore(NO_STATE),
  clock: createStore(NO_CLOCK),
};

/** Gives the session to the tree; `null` on the server, where nothing sounds. */
export function PlayerProvider(props: {
  session: AudioSession | null;
  children: ReactNode;
}): ReactElement {
  return <SessionContext value={props.session}>{props.children}</SessionContext>;
}

/** The session, for requests inside event handlers; `null` on the server: never choose markup by it. */
export function useSession(): AudioSession | null {
  return use(SessionContext);
}

/** A part of what seldom changes. `select` returns a primitive or a part of the state. */
export function usePlayer<T>(select: (state: PlayerState) => T): T {
  return useStore((useSession() ?? NO_SOUND).state, select);
}

/** A part of what moves while sound plays: renders up to once a second. */
export function useClock<T>(select: (clock: Clock) => T): T {
  return useStore((useSession() ?? NO_SOUND).clock, select);
}
