import type { ReactElement } from "react";
import { IconButton } from "./icon-button.tsx";
import styles from "./volume-control.module.css";

/** Loudness, 0–1, and silence. Touch devices have keys for the former, and ignore ours. */
export function VolumeControl(props: {
  volume: number;
  muted: boolean;
  onVolume: (volume: number) => void;
  onMuted: (muted: boolean) => void;
}): ReactElement {
  const silent = props.muted || props.volume === 0;
  const percent = Math.round((props.muted ? 0 : props.volume) * 100);
  return (
    <div className={styles["volume"]}>
      <IconButton
        name={silent ? "Unmute" : "Mute"}
        icon={silent ? "muted" : "volume"}
        onClick={() => {
          if (silent && props.volume === 0) props.onVolume(0.5);
          else props.onMuted(!props.muted);
        }}
      />
      <input
        type="range"
        aria-label="Volume"
        aria-valuetext={`${percent} %`}
        min={0}
        max={100}
        step={5}
        value={percent}
        onChange={(event) => props.onVolume(Number(event.target.value) / 100)}
      />
    </div>
  );
}
