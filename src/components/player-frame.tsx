import type { ReactElement } from "react";
import type { Frame } from "../model/episode.ts";
import { PillButton } from "./pill-button.tsx";
import styles from "./player-frame.module.css";

/** Stands where a third party's player would: nothing is asked of it before the click. */
export function FrameFacade(props: {
  frame: Frame;
  /** What the page can play itself is something else: an abstract, a trailer. */
  besideOwnAudio?: boolean;
  /** Its frame is in the dock now. */
  open: boolean;
  onOpen: () => void;
}): ReactElement {
  const { host } = props.frame;
  return (
    <div className={styles["facade"]}>
      <PillButton
        accent
        icon="play"
        className="needs-scripts"
        onClick={props.onOpen}
        disabled={props.open}
      >
        {props.open ? `Open below, from ${host}` : `Load the player from ${host}`}
      </PillButton>
      <p>
        {props.besideOwnAudio ? "The whole episode" : "This episode"} is at {host}, which sees your
        visit once you load its player. Your place is not kept there and links to a time don’t work:
        both need the audio file itself.{" "}
        <a href={props.frame.src} rel="noreferrer">
          Listen at {host}
        </a>
      </p>
    </div>
  );
}
