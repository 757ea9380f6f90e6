import type { ReactElement } from "react";
import { coverShape } from "../model/cover-shape.ts";
import styles from "./cover.module.css";

/** Cover art for a show that has none: bars of a sound, with the playhead among them. */
export function Cover(props: { seed: string; image?: string; className?: string }): ReactElement {
  const className = `${styles["cover"] ?? ""} ${props.className ?? ""}`;
  if (props.image)
    return <img className={className} src={props.image} alt="" width="160" height="160" />;
  const { heights, playhead } = coverShape(props.seed);
  return (
    <svg className={className} viewBox="0 0 100 100" width="160" height="160" aria-hidden="true">
      <rect className={styles["ground"]} width="100" height="100" />
      {heights.map((height, i) => {
        const length = Math.round(height * 68);
        return i === playhead ? (
          <rect
            key={i}
            className={styles["head"]}
            x={13 + i * 8.4}
            y="10"
            width="3.2"
            height="80"
            rx="1.6"
          />
        ) : (
          <rect
            key={i}
            className={i < playhead ? styles["heard"] : styles["bar"]}
            x={12 + i * 8.4}
            y={50 - length / 2}
            width="5"
            height={length}
            rx="2.5"
          />
        );
      })}
    </svg>
  );
}
