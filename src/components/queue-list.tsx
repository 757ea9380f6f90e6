import { type PointerEvent, type ReactElement, useRef, useState } from "react";
import { formatDuration } from "../model/timestamp.ts";
import type { Track } from "../model/track.ts";
import { IconButton } from "./icon-button.tsx";
import { own } from "./own-words.ts";
import styles from "./queue-list.module.css";
import { SiteLink } from "./site-link.tsx";

/** What plays next. Reordered by dragging its handle, or by the handle's arrow keys. */
export function QueueList(props: {
  tracks: readonly Track[];
  onPlay: (track: Track) => void;
  /** To the place `to`, counted without it. */
  onMove: (guid: string, to: number) => void;
  onRemove: (guid: string) => void;
}): ReactElement {
  const { tracks, onMove } = props;
  const list = useRef<HTMLOListElement>(null);
  const [dragged, setDragged] = useState<string>();
  const [said, setSaid] = useState("");

  function move(track: Track, to: number): void {
    if (to < 0 || to >= tracks.length) return;
    onMove(track.guid, to);
    setSaid(`${track.title}: now number ${to + 1} of ${tracks.length}`);
  }

  function drag(event: PointerEvent, track: Track): void {
    if (event.button !== 0) return;
    setDragged(track.guid);
    const follow = (moved: globalThis.PointerEvent): void => {
      const items = [...(list.current?.children ?? [])];
      const from = items.findIndex((item) => item.getAttribute("data-guid") === track.guid);
      const to = items.findIndex((item) => {
        const { top, height } = item.getBoundingClientRect();
        return moved.clientY < top + height / 2;
      });
      // Below all middles is the end; taking the item out moves what follows it up by one.
      const place = to === -1 ? items.length - 1 : to > from ? to - 1 : to;
      if (from !== -1 && place !== from) onMove(track.guid, place);
    };
    // On the window, since the item itself moves in the document while it is dragged.
    const end = new AbortController();
    const drop = (): void => {
      end.abort();
      setDragged(undefined);
    };
    window.addEventListener("pointermove", follow, { signal: end.signal });
    window.addEventListener("pointerup", drop, { signal: end.signal });
    window.addEventListener("pointercancel", drop, { signal: end.signal });
  }

  if (tracks.length === 0) {
    return (
      <p className={styles["empty"]}>Nothing is queued. Add episodes from their cards or pages.</p>
    );
  }
  return (
    <>
      <output className="visually-hidden">{said}</output>
      <ol ref={list} className={styles["queue"]}>
        {tracks.map((track, i) => (
          <li
            key={track.guid}
            data-guid={track.guid}
            data-dragged={dragged === track.guid ? "" : undefined}
          >
            <IconButton
              className={styles["handle"]}
              icon="drag"
              name={`Move ${track.title}, number ${i + 1}: arrow keys up and down`}
              onPointerDown={(event) => drag(event, track)}
              onKeyDown={(event) => {
                const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
                if (step === undefined) return;
                event.preventDefault();
                move(track, i + step);
              }}
            />
            <div className={styles["what"]}>
              <SiteLink to={track.path} {...own(track.title)}>
                {track.title}
              </SiteLink>
              <p>
                {[track.guests, track.duration === undefined ? "" : formatDuration(track.duration)]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
            </div>
            <IconButton
              name={`Play ${track.title}`}
              icon="play"
              onClick={() => props.onPlay(track)}
            />
            <IconButton
              name={`Remove ${track.title} from the queue`}
              icon="close"
              onClick={() => props.onRemove(track.guid)}
            />
          </li>
        ))}
      </ol>
    </>
  );
}
