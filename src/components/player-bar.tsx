import { type ReactElement, type ReactNode, useRef } from "react";
import type { Track } from "../model/track.ts";
import { IconButton } from "./icon-button.tsx";
import { own } from "./own-words.ts";
import styles from "./player-bar.module.css";
import { SiteLink } from "./site-link.tsx";
import { SpeedSelect } from "./speed-select.tsx";
import { useDockHeight } from "./use-dock-height.ts";
import { VolumeControl } from "./volume-control.tsx";

export interface PlayerBarProps {
  track: Track;
  /** The listener wants sound now. */
  playing: boolean;
  /** Sound is wanted, but not there yet. */
  waiting: boolean;
  rate: number;
  volume: number;
  muted: boolean;
  chapter?: string;
  error?: string;
  notice?: string;
  /** The slider, which moves once a second while the rest of the bar sleeps. */
  seek: ReactNode;
  artwork?: ReactNode;
  /** Seconds of the two skip buttons; the first is negative. */
  skips: readonly [number, number];
  speeds: readonly number[];
  onToggle: () => void;
  onSkip: (seconds: number) => void;
  onRate: (rate: number) => void;
  onVolume: (volume: number) => void;
  onMuted: (muted: boolean) => void;
  onRetry: () => void;
  onClose: () => void;
  /** Opens the whole player; absent where there is none. */
  onExpand?: () => void;
}

/** The bar at the foot of every page: what plays, and everything that is wanted often. */
export function PlayerBar(props: PlayerBarProps): ReactElement {
  const { track, playing } = props;
  const bar = useRef<HTMLElement>(null);
  useDockHeight(bar);
  const [back, forward] = props.skips;
  const under = props.chapter ?? (track.guests ? `with ${track.guests}` : track.show);
  return (
    <section
      ref={bar}
      className={styles["bar"]}
      aria-label="Player"
      data-player={playing ? "playing" : "paused"}
    >
      <div className={styles["message"]}>
        <output>{props.notice ?? (props.waiting ? "Buffering…" : "")}</output>
        {props.error === undefined ? null : (
          <p role="alert" className={styles["error"]}>
            {props.error}{" "}
            <button type="button" className={styles["text"]} onClick={props.onRetry}>
              Retry
            </button>
          </p>
        )}
      </div>
      <div className={styles["row"]}>
        {props.artwork ? <div className={styles["artwork"]}>{props.artwork}</div> : null}
        <div className={styles["what"]}>
          <SiteLink to={track.path} {...own(track.title)} className={styles["title"]}>
            {track.title}
          </SiteLink>
          <p className={styles["under"]} {...own(under)}>
            {track.audio.label ? <strong>{track.audio.label}</strong> : null}
            {track.audio.label ? " · " : null}
            {under}
          </p>
        </div>
        <div className={styles["controls"]}>
          <IconButton
            name={`Back ${-back} seconds`}
            icon="back-15"
            className={styles["roomy"]}
            onClick={() => props.onSkip(back)}
          />
          <IconButton
            name={playing ? "Pause" : "Play"}
            icon={playing ? "pause" : "play"}
            filled
            className={styles["main"]}
            aria-busy={props.waiting || undefined}
            onClick={props.onToggle}
          />
          <IconButton
            name={`Forward ${forward} seconds`}
            icon="forward-30"
            className={styles["roomy"]}
            onClick={() => props.onSkip(forward)}
          />
        </div>
        <div className={styles["seek"]}>{props.seek}</div>
        <div className={styles["extras"]}>
          <SpeedSelect rate={props.rate} speeds={props.speeds} onRate={props.onRate} />
          <div className={styles["wide"]}>
            <VolumeControl
              volume={props.volume}
              muted={props.muted}
              onVolume={props.onVolume}
              onMuted={props.onMuted}
            />
          </div>
          {props.onExpand ? (
            <IconButton
              name="Open the full player"
              icon="chevron-up"
              aria-haspopup="dialog"
              onClick={props.onExpand}
            />
          ) : null}
          <IconButton
            name="Close the player"
            icon="close"
            className={styles["wide"]}
            onClick={props.onClose}
          />
        </div>
      </div>
    </section>
  );
}
