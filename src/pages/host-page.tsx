import type { ReactElement } from "react";
import { DocumentHead } from "../components/document-head.tsx";
import { own } from "../components/own-words.ts";
import { formatDate } from "../model/calendar-date.ts";
import type { Page } from "../model/episode.ts";
import { Notes } from "./notes.tsx";
import styles from "./episode-view.module.css";
import { useShow } from "./use-show.ts";

/** A page that the host wrote: about, an article. */
export function HostPage(props: { page: Page }): ReactElement {
  const { page } = props;
  const show = useShow();
  return (
    <article className={styles["hostPage"]}>
      <DocumentHead
        title={page.title}
        show={show.title}
        description={page.summary || show.description}
        canonical={show.url ? `${show.url}${page.path}` : undefined}
      />
      <header className={styles["header"]}>
        <h1 {...own(page.title, page.lang)}>{page.title}</h1>
        {page.date ? (
          <p className={styles["date"]}>
            <time dateTime={page.date}>{formatDate(page.date)}</time>
          </p>
        ) : null}
      </header>
      <Notes lang={page.lang} sections={page.sections} />
    </article>
  );
}
