import { type ReactElement, useEffect, useState } from "react";
import type { Show } from "../model/episode.ts";
import { usePlayer, useSession } from "../player/use-player.tsx";
import { tellMissing } from "./site-update.ts";

type DockView = typeof import("./dock.tsx").Dock;

/** Runs `task` once the page has nothing better to do; returns the way to stop. */
function whenIdle(task: () => void): () => void {
  // Safari has no idle callback.
  if (typeof requestIdleCallback !== "function") {
    const timer = setTimeout(task, 200);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(task, { timeout: 2000 });
  return () => cancelIdleCallback(handle);
}

/**
 * The dock of the layout: outside of the routes, so that sound, and a third party's frame,
 * survive navigation. Empty on the server and at hydration; what it shows is loaded when
 * something stands ready to play, or in the first idle moment.
 */
export function PlayerDock(props: { show: Show }): ReactElement | null {
  const [view, setView] = useState<{ Dock: DockView }>();
  const session = useSession();
  const wanted = usePlayer((state) => state.track !== undefined || state.frame !== undefined);
  useEffect(() => {
    if (view) return undefined;
    const load = (failed: () => void): void => {
      import("./dock.tsx").then(setView, failed);
    };
    const loadNow = (): void => load(() => tellMissing("The player", session, loadNow));
    // Until something wants it, nobody misses it.
    if (!wanted) return whenIdle(() => load(() => undefined));
    loadNow();
    return undefined;
  }, [view, wanted, session]);
  return view ? <view.Dock show={props.show} /> : null;
}
