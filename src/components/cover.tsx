import type { ReactElement } from "react";
import { coverArt, MARK } from "../model/cover-art.ts";
import styles from "./cover.module.css";

/**
 * A picture, or the art that stands in for one.
 * @param props.seed what the art is drawn from: the show's title, or an episode's guid
 */
export function Cover(props: { seed: string; image?: string; className?: string }): ReactElement {
  const className = `${styles["cover"] ?? ""} ${props.className ?? ""}`;
  if (props.image)
    return <img className={className} src={props.image} alt="" width="160" height="160" />;
  return (
    <svg className={className} viewBox="0 0 100 100" width="160" height="160" aria-hidden="true">
      <rect className={styles["ground"]} width="100" height="100" />
      {coverArt(props.seed, MARK).map(({ part, ...bar }) => (
        <rect key={bar.x} className={styles[part]} {...bar} rx={bar.width / 2} />
      ))}
    </svg>
  );
}
