import type { ReactElement } from "react";
import { PillButton } from "../components/pill-button.tsx";
import { useLibrary, useSaved } from "../library/use-library.tsx";
import type { Track } from "../model/track.ts";
import styles from "./episode-keeping.module.css";

/** Sets an episode apart, or takes it back. */
export function SaveButton(props: { track: Track }): ReactElement {
  const { track } = props;
  const library = useLibrary();
  const saved = useSaved(track.guid);
  return (
    <PillButton
      icon={saved ? "check" : "bookmark"}
      className={`${styles["save"]} needs-scripts`}
      aria-pressed={saved}
      onClick={() => library?.saved.set(track, !saved)}
    >
      Save
    </PillButton>
  );
}
