import { type ReactElement, useEffect, useRef } from "react";
import type { Frame } from "../model/episode.ts";
import styles from "./frame-dock.module.css";
import { IconButton } from "./icon-button.tsx";
import { SiteLink } from "./site-link.tsx";
import { useDockHeight } from "./use-dock-height.ts";

/** Its origin is never ours; kept from that origin, its own scripts would lack storage and fail. */
const SANDBOX = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox";

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
  const dock = useRef<HTMLElement>(null);
  useDockHeight(dock);
  useEffect(() => iframe.current?.focus(), []);
  return (
    <section ref={dock} className={styles["dock"]} aria-label="Player" data-player="frame">
      <div className={styles["head"]}>
        <SiteLink to={props.path} className={styles["title"]}>
          {props.title}
        </SiteLink>
        <span>played by {frame.host}</span>
        <IconButton
          name={`Close the player of ${frame.host}`}
          icon="close"
          onClick={props.onClose}
        />
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
