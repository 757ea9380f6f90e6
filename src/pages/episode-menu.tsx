import { type ReactElement, useId, useRef, useState } from "react";
import { IconButton } from "../components/icon-button.tsx";
import type { Track } from "../model/track.ts";
import { useSession } from "../player/use-player.tsx";

type Actions = typeof import("./episode-actions.tsx").EpisodeActions;

/** What every menu of the page shows, once one was wanted. */
let Actions: Actions | undefined;
async function loadActions(): Promise<Actions> {
  return (Actions ??= (await import("./episode-actions.tsx")).EpisodeActions);
}
const warm = (): void => void loadActions().catch(() => undefined);

/** The button behind which stands what a listener does with an episode besides playing it. */
export function EpisodeMenu(props: { track: Track }): ReactElement {
  const { track } = props;
  const session = useSession();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  /** A press outside of the menu closes it, this button's too: the click that follows must not open it again. */
  const pressed = useRef<boolean>(undefined);
  const label = `More for ${track.title}`;

  function press(): void {
    const wasOpen = pressed.current ?? open;
    pressed.current = undefined;
    if (wasOpen) setOpen(false);
    else if (Actions) setOpen(true);
    else {
      loadActions().then(
        () => setOpen(true),
        () => session?.notify("The menu could not be loaded. Try again when you are online."),
      );
    }
  }

  return (
    <>
      <IconButton
        ref={button}
        name={label}
        icon="more"
        className="needs-scripts"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onPointerEnter={warm}
        onFocus={warm}
        onPointerDown={() => {
          pressed.current = open;
        }}
        onClick={press}
      />
      {open && Actions ? (
        <Actions
          id={id}
          label={label}
          track={track}
          anchor={button}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
