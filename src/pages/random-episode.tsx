import { type ReactElement, useState } from "react";
import { useNavigate } from "react-router";
import type { CatalogReader } from "../model/reader.ts";
import styles from "./explore.module.css";
import { useReader } from "./reader-context.ts";

/** The path of any episode, each as likely as the others. */
export async function pickEpisode(
  reader: Pick<CatalogReader, "days">,
  months: readonly number[],
  random: () => number = Math.random,
): Promise<string | undefined> {
  const all = months.reduce((sum, count) => sum + count, 0);
  let left = Math.floor(random() * all);
  const month = months.findIndex((count) => (left -= count) < 0);
  if (month < 0) return undefined;
  const { days } = await reader.days(month + 1);
  const episodes = Object.values(days).flat();
  return episodes[Math.floor(random() * episodes.length)]?.path;
}

/** A button that leads to some episode. */
export function RandomEpisode(props: { months: readonly number[] }): ReactElement {
  const reader = useReader();
  const navigate = useNavigate();
  const [failure, setFailure] = useState("");
  const go = async (): Promise<void> => {
    if (!reader) return;
    try {
      const path = await pickEpisode(reader, props.months);
      if (path !== undefined) await navigate(path);
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <>
      <button type="button" className={styles["random"]} onClick={() => void go()}>
        <small>Surprise me</small>
        <span>A random episode</span>
      </button>
      <p role="alert">{failure}</p>
    </>
  );
}
