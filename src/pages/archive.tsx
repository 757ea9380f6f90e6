import type { ReactElement } from "react";
import { useLoaderData } from "react-router";
import { DocumentHead } from "../components/document-head.tsx";
import { SiteLink } from "../components/site-link.tsx";
import { formatDate } from "../model/calendar-date.ts";
import { ARCHIVE } from "../model/paths.ts";
import styles from "./directory.module.css";
import type { ArchiveData } from "./loaders.ts";
import { useShow } from "./use-show.ts";

/** `/archive/`: every episode by year, complete without scripts. */
export function ArchivePage(): ReactElement {
  const { years } = useLoaderData<ArchiveData>();
  const show = useShow();
  const count = years.reduce((sum, { episodes }) => sum + episodes.length, 0);
  return (
    <div className={styles["directory"]}>
      <DocumentHead
        title="All episodes"
        show={show.title}
        description={`All ${count} episodes of ${show.title}, by year`}
        canonical={show.url ? `${show.url}${ARCHIVE}` : undefined}
      />
      <h1>All episodes</h1>
      <ul className={styles["links"]} aria-label="Years">
        {years.map(({ year }) => (
          <li key={year}>
            <a href={`#y${year}`}>{year}</a>
          </li>
        ))}
      </ul>
      {years.map(({ year, episodes }) => (
        <section key={year} aria-labelledby={`y${year}`}>
          <h2 id={`y${year}`}>{year}</h2>
          <ol className={styles["rows"]}>
            {episodes.map(({ id, path, title, number, date }) => (
              <li key={id}>
                <span className={styles["count"]}>{number ?? ""}</span>
                <SiteLink to={path}>{title}</SiteLink>
                <time dateTime={date}>{formatDate(date).replace(/ \d+$/, "")}</time>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
