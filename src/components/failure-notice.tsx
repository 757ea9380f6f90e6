import type { ReactElement } from "react";
import { DataError } from "../model/reader.ts";
import styles from "./failure-notice.module.css";

/** What failed in a part of the page, told at once, with a way to try again. */
export function FailureNotice(props: { reason: unknown; onRetry: () => void }): ReactElement {
  const { reason, onRetry } = props;
  return (
    <p role="alert" className={styles["failure"]}>
      {reason instanceof DataError ? reason.message : "What arrived is damaged."}{" "}
      <button type="button" onClick={onRetry}>
        Retry
      </button>
    </p>
  );
}
