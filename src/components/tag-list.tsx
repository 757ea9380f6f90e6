import type { ReactElement } from "react";
import type { Term } from "../model/episode.ts";
import { tagPath } from "../model/paths.ts";
import { own } from "./own-words.ts";
import { SiteLink } from "./site-link.tsx";
import styles from "./tag-list.module.css";

/** Tags as links to their pages, each with the number of its episodes where that is known. */
export function TagList(props: {
  tags: (Term & { count?: number })[];
  label: string;
}): ReactElement | null {
  if (props.tags.length === 0) return null;
  return (
    <ul className={styles["tags"]} aria-label={props.label}>
      {props.tags.map((tag) => (
        <li key={tag.slug}>
          <SiteLink to={tagPath(tag.slug)} {...own(tag.name)} className={styles["tag"]}>
            {tag.name}
            {tag.count === undefined ? null : (
              <span className={styles["count"]}>
                <span className="visually-hidden">, episodes: </span>
                {tag.count}
              </span>
            )}
          </SiteLink>
        </li>
      ))}
    </ul>
  );
}
