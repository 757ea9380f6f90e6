import type { ReactElement, ReactNode } from "react";
import type { AudioSession } from "../player/audio-session.ts";
import { PlayerProvider } from "../player/use-player.tsx";

/** Gives the tree what this listener plays; `null` on the server. Same tree on both sides, for hydration. */
export function Listening(props: {
  session: AudioSession | null;
  children: ReactNode;
}): ReactElement {
  return <PlayerProvider session={props.session}>{props.children}</PlayerProvider>;
}
