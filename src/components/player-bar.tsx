import type { ReactElement, ReactNode } from "react";
import type { Track } from "../model/track.ts";
import { Icon } from "./icon.tsx";
import styles from "./player-bar.module.css";
import { SiteLink } from "./site-link.tsx";
import { SpeedSelect } from "./speed-select.tsx";
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
  const [back, forward] = props.skips;
  const under = props.chapter ?? (track.guests ? `with ${track.guests}` : track.show);
  return (
    <section
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
          <SiteLink to={track.path} className={styles["title"]}>
            {track.title}
          </SiteLink>
          <p className={styles["under"]}>
            {track.audio.label ? <strong>{track.audio.label}</strong> : null}
            {track.audio.label ? " · " : null}
            {under}
          </p>
        </div>
        <div className={styles["controls"]}>
          <button
            type="button"
            className={`${styles["control"]} ${styles["roomy"]}`}
            aria-label={`Back ${-back} seconds`}
            onClick={() => props.onSkip(back)}
          >
            <Icon name="back-15" />
          </button>
          <button
            type="button"
            className={`${styles["control"]} ${styles["main"]}`}
            aria-label={playing ? "Pause" : "Play"}
            aria-busy={props.waiting || undefined}
            onClick={props.onToggle}
          >
            <Icon name={playing ? "pause" : "play"} />
          </button>
          <button
            type="button"
            className={`${styles["control"]} ${styles["roomy"]}`}
            aria-label={`Forward ${forward} seconds`}
            onClick={() => props.onSkip(forward)}
          >
            <Icon name="forward-30" />
          </button>
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
            <button
              type="button"
              className={styles["control"]}
              aria-label="Open the full player"
              aria-haspopup="dialog"
              onClick={props.onExpand}
            >
              <Icon name="chevron-up" />
            </button>
          ) : null}
          <button
            type="button"
            className={`${styles["control"]} ${styles["wide"]}`}
            aria-label="Close the player"
            onClick={props.onClose}
          >
            <Icon name="close" />
          </button>
        </div>
      </div>
    </section>
  );
}
