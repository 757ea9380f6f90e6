import type { ReactElement } from "react";
import { useLoaderData } from "react-router";
import { DocumentHead } from "../components/document-head.tsx";
import { own } from "../components/own-words.ts";
import { SiteLink } from "../components/site-link.tsx";
import { formatDate, MONTHS } from "../model/calendar-date.ts";
import { ARCHIVE, archivePath } from "../model/paths.ts";
import styles from "./directory.module.css";
import type { ArchiveData } from "./loaders.ts";
import { useShow } from "./use-show.ts";

/**
 * `/archive/`: every episode by year, complete without scripts. Of a long archive the newest, and
 * a page for each year.
 */
export function ArchivePage(): ReactElement {
  const { years, period } = useLoaderData<ArchiveData>();
  const show = useShow();
  const count = period?.total ?? years.reduce((sum, { episodes }) => sum + episodes.length, 0);
  const when = period?.name ? nameOf(period.name) : "";
  const title = when ? `Episodes of ${when}` : "All episodes";
  return (
    <div className={styles["directory"]}>
      <DocumentHead
        title={title}
        show={show.title}
        description={
          when
            ? `The ${count} episodes of ${show.title} in ${when}`
            : `All ${count} episodes of ${show.title}, by year`
        }
        canonical={show.url ? `${show.url}${archivePath(period?.name ?? "")}` : undefined}
      />
      <h1>{title}</h1>
      {period ? (
        <Periods {...period} />
      ) : (
        <ul className={styles["links"]} aria-label="Years">
          {years.map(({ year }) => (
            <li key={year}>
              <a href={`#y${year}`}>{year}</a>
            </li>
          ))}
        </ul>
      )}
      {period?.parts ? <h2>The newest</h2> : null}
      {years.map(({ year, episodes }) => (
        <section key={year} aria-labelledby={`y${year}`}>
          <h2 id={`y${year}`} className={period ? "visually-hidden" : undefined}>
            {year}
          </h2>
          <ol className={styles["rows"]}>
            {episodes.map(({ id, path, title: name, number, date }) => (
              <li key={id}>
                <span className={styles["count"]}>{number ?? ""}</span>
                <SiteLink to={path} {...own(name)}>
                  {name}
                </SiteLink>
                <time dateTime={date}>{formatDate(date).replace(/ \d+$/, "")}</time>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

/** "2024", "May 2024" */
const nameOf = (period: string): string =>
  `${MONTHS[Number(period.slice(5)) - 1] ?? ""} ${period.slice(0, 4)}`.trim();

/** The way to the pages of its parts, and back to what it is a part of. */
function Periods(props: NonNullable<ArchiveData["period"]>): ReactElement {
  const { name, parts = [] } = props;
  const year = name.slice(0, 4);
  return (
    <>
      {name === "" ? null : (
        <ul className={styles["links"]} aria-label="Longer times">
          <li>
            <SiteLink to={ARCHIVE}>All years</SiteLink>
          </li>
          {name === year ? null : (
            <li>
              <SiteLink to={archivePath(year)}>{year}</SiteLink>
            </li>
          )}
        </ul>
      )}
      {parts.length > 0 ? (
        <ul className={styles["columns"]} aria-label={name === "" ? "Years" : "Months"}>
          {parts.map(({ period, count }) => (
            <li key={period}>
              <SiteLink to={archivePath(period)}>{nameOf(period)}</SiteLink>{" "}
              <span className={styles["count"]}>
                {count}
                <span className="visually-hidden"> episodes</span>
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </>
  );
}
