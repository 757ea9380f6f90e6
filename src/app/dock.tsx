import { type ComponentType, type ReactElement, useCallback, useEffect, useState } from "react";
import { useLocation } from "react-router";
import { Cover } from "../components/cover.tsx";
import { ErrorFence } from "../components/error-fence.tsx";
import { PlayerBar } from "../components/player-bar.tsx";
import { StrayNotice } from "../components/stray-notice.tsx";
import { useKeepingNotice, useLibrary, usePreference } from "../library/use-library.tsx";
import type { Show } from "../model/episode.ts";
import { formatTimestamp } from "../model/timestamp.ts";
import { trackOf } from "../model/track.ts";
import { useReader } from "../pages/reader-context.ts";
import {
  type OpenFrame,
  SKIP_BACK,
  SKIP_FORWARD,
  SPEEDS,
  wantsSound,
} from "../player/player-state.ts";
import { type Command, commandFor, runCommand } from "../player/shortcuts.ts";
import { usePlayer, useSession } from "../player/use-player.tsx";
import { DockSeek } from "./dock-seek.tsx";
import { tellMissing } from "./site-update.ts";
import { complain, relieve } from "./trouble.ts";

type PanelName = "player" | "help";
type PanelView = ComponentType<{ onClose: () => void }>;

const PANELS: Record<PanelName, () => Promise<PanelView>> = {
  player: async () => (await import("./full-player.tsx")).FullPlayer,
  help: async () => (await import("./shortcut-help.tsx")).ShortcutHelp,
};

const SKIPS = [SKIP_BACK, SKIP_FORWARD] as const;

/** What the dock shows, and the keys that reach it. Loaded after the page has come to life. */
export function Dock(props: { show: Show }): ReactElement {
  const { panel, open, close, failed } = usePanel();
  const [attempt, setAttempt] = useState(0);
  const { pathname } = useLocation();
  useShortcuts(open);
  useWholeEpisode(props.show);
  return (
    <>
      <ErrorFence
        attempt={`${attempt} ${pathname}`}
        onError={() => complain("The player’s bar failed.", () => setAttempt(attempt + 1))}
      >
        <Bar show={props.show} onExpand={() => open("player")} />
      </ErrorFence>
      {panel ? (
        <ErrorFence onError={failed}>
          <panel.View onClose={close} />
        </ErrorFence>
      ) : null}
    </>
  );
}

/** What stands over the page, loaded when it is first wanted. Without it, the page and its sound go on. */
function usePanel(): {
  panel: { View: PanelView } | undefined;
  open: (name: PanelName) => void;
  close: () => void;
  failed: () => void;
} {
  const session = useSession();
  const [panel, setPanel] = useState<{ name: PanelName; View: PanelView }>();
  const open = useCallback(
    function load(name: PanelName): void {
      PANELS[name]().then(
        (View) => {
          relieve();
          setPanel({ name, View });
        },
        () => tellMissing("A part of the player", session, () => load(name)),
      );
    },
    [session],
  );
  const close = (): void => setPanel(undefined);
  return {
    panel,
    open,
    close,
    failed() {
      close();
      complain("A part of the player failed.", () => panel && open(panel.name));
    },
  };
}

function Bar(props: { show: Show; onExpand: () => void }): ReactElement {
  const session = useSession();
  const state = usePlayer((all) => all);
  const forgetful = useKeepingNotice();
  const { track, status, frame } = state;
  if (frame) return <FrameBar key={frame.frame.src} frame={frame} />;
  if (!track) return <StrayNotice text={state.notice ?? forgetful} />;
  return (
    <PlayerBar
      track={track}
      playing={wantsSound(status)}
      waiting={status === "loading" || status === "buffering"}
      rate={state.rate}
      volume={state.volume}
      muted={state.muted}
      chapter={track.chapters?.[state.chapter]?.title}
      error={state.error}
      notice={state.notice ?? state.unseekable ?? forgetful}
      seek={<DockSeek />}
      artwork={<Cover seed={track.guid} image={track.artwork} />}
      skips={SKIPS}
      speeds={SPEEDS}
      onToggle={() => session?.toggle()}
      onSkip={(seconds) => session?.skip(seconds)}
      onRate={(rate) => session?.setRate(rate)}
      onVolume={(volume) => session?.setVolume(volume)}
      onMuted={(muted) => session?.setMuted(muted)}
      onRetry={() => session?.retry()}
      onClose={() => {
        session?.close();
        // The button that held the focus goes with the bar.
        document.getElementById("main")?.focus({ preventScroll: true });
      }}
      onExpand={props.onExpand}
    />
  );
}

/** A third party's player, loaded once one is opened. */
function FrameBar(props: { frame: OpenFrame }): ReactElement | null {
  const session = useSession();
  const [view, setView] = useState<typeof import("../components/frame-dock.tsx")>();
  useEffect(() => {
    const load = (): void => {
      import("../components/frame-dock.tsx").then(setView, () =>
        tellMissing("The player", session, load),
      );
    };
    load();
  }, [session]);
  const close = (): void => session?.openFrame(undefined);
  return view ? <view.FrameDock {...props.frame} onClose={close} /> : null;
}

/** Single keys, where nothing else wants them. */
function useShortcuts(open: (name: PanelName) => void): void {
  const session = useSession();
  const library = useLibrary();
  const enabled = usePreference((values) => values.shortcuts);
  useEffect(() => {
    if (!session || !library) return undefined;
    const rest: Partial<Record<Command, () => void>> = {
      help: () => open("help"),
      "full-player"() {
        if (session.state.get().track) open("player");
      },
      "mark-moment"() {
        const { track } = session.state.get();
        if (!track) return;
        const { at } = library.moments.add(track, session.position(), "");
        session.notify(`Marked ${formatTimestamp(at)}. Write a note under Saved.`);
      },
    };
    const listen = (event: KeyboardEvent): void => {
      const command = commandFor(event);
      // The list of keys stays within reach of the key that says so: it holds the switch.
      if (!command || !(enabled || command === "help")) return;
      const act = rest[command];
      if (act) act();
      else if (!runCommand(session, command)) return;
      event.preventDefault();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [session, library, enabled, open]);
}

/**
 * A card knows no chapters: once its episode plays, the rest is fetched. So is the address
 * of one that fails: what was kept may be older than the site.
 */
function useWholeEpisode(show: Show): void {
  const session = useSession();
  const reader = useReader();
  const path = usePlayer(({ track, status }) =>
    track && (status === "error" || (status === "playing" && !track.chapters))
      ? track.path
      : undefined,
  );
  useEffect(() => {
    if (path === undefined || !reader || !session) return;
    reader.episode(path).then(
      (file) => {
        const track = file && trackOf(file.episode, show);
        if (track) session.describe(track);
      },
      // Without chapters it plays as well.
      () => undefined,
    );
  }, [path, reader, session, show]);
}
