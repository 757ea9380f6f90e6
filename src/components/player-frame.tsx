import { type ReactElement, useEffect, useRef } from "react";
import type { Frame } from "../model/episode.ts";
import { Icon } from "./icon.tsx";
import styles from "./player-frame.module.css";
import { SiteLink } from "./site-link.tsx";

/** Its origin is never ours; kept from that origin, its own scripts would lack storage and fail. */
const SANDBOX = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox";

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
      <button
        type="button"
        className={`${styles["load"]} needs-scripts`}
        onClick={props.onOpen}
        disabled={props.open}
      >
        <Icon name="play" />
        {props.open ? `Open below, from ${host}` : `Load the player from ${host}`}
      </button>
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

/**
 * A third party's player in the dock: it stays there through navigation, since moving a
 * frame in the page loads it anew. It may run its scripts, and reaches nothing of ours.
 */
export function FrameDock(props: {
  frame: Frame;
  /** The episode, and where its page is. */
  title: string;
  path: string;
  onClose: () => void;
}): ReactElement {
  const { frame } = props;
  const iframe = useRef<HTMLIFrameElement>(null);
  useEffect(() => iframe.current?.focus(), []);
  return (
    <section className={styles["dock"]} aria-label="Player" data-player="frame">
      <div className={styles["head"]}>
        <SiteLink to={props.path} className={styles["title"]}>
          {props.title}
        </SiteLink>
        <span>played by {frame.host}</span>
        <button
          type="button"
          aria-label={`Close the player of ${frame.host}`}
          onClick={props.onClose}
        >
          <Icon name="close" />
        </button>
      </div>
      <iframe
        ref={iframe}
        src={frame.src}
        title={frame.title}
        height={Math.min(frame.height ?? 150, 240)}
        sandbox={SANDBOX}
        allow="autoplay; encrypted-media"
        referrerPolicy="no-referrer"
      />
    </section>
  );
}
