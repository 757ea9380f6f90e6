import type { ReactElement } from "react";
import { SiteLink } from "../components/site-link.tsx";
import { ARCHIVE, HOME } from "../model/paths.ts";
import styles from "./directory.module.css";
import { type ListView, viewQuery } from "./list-view.ts";

/** Below a list of the newest episodes, of which there are too many for a page: where the others are. */
export function TheNewest(props: {
  shown: number;
  of: number;
  /** The list on "/" that has them all. */
  view: Partial<ListView>;
}): ReactElement {
  const { shown, of, view } = props;
  return (
    <p className={styles["facts"]}>
      {`These are the newest ${shown} of ${of}. `}
      <SiteLink to={`${HOME}${viewQuery(view)}`} className="needs-scripts">
        List them all
      </SiteLink>{" "}
      <SiteLink to={ARCHIVE}>The archive by year</SiteLink>
    </p>
  );
}
