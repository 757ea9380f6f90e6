import { type MouseEvent, type ReactElement, useMemo } from "react";
import { own } from "../components/own-words.ts";
import type { Section } from "../model/episode.ts";
import { Late } from "./late.tsx";
import styles from "./notes.module.css";
import { trustedHtml } from "./trusted-html.ts";

/**
 * The host's notes, section by section. Their HTML was made safe by the build; where the page
 * came as HTML it is read from there before hydration (see app/embedded-data.ts).
 *
 * @param onTime what a click on a time in the notes does; seconds
 */
export function Notes(props: {
  sections: Section[];
  /** Where they are in another language than the show. */
  lang?: string;
  onTime?: (seconds: number) => void;
}): ReactElement {
  const seek = (event: MouseEvent<HTMLElement>): void => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    const seconds = link?.dataset["seconds"];
    if (seconds === undefined || !props.onTime || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    props.onTime(Number(seconds));
  };

  return (
    // The links within are the controls; this only tells the player of their times.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div className={styles["notes"]} onClick={seek}>
      {props.sections.map(({ id, kind, title, html }, i) => (
        <Late
          key={id}
          as="section"
          id={id}
          at={leastHeight(props.sections.slice(0, i))}
          className={styles["section"]}
          data-kind={kind}
          aria-label={title}
        >
          {title === undefined ? null : (
            <h2 id={id} {...own(title, props.lang)}>
              {title}
            </h2>
          )}
          <Words id={id} html={html} lang={props.lang} />
        </Late>
      ))}
    </div>
  );
}

/** Pixels from the top of a page at which its notes end, at least. */
export function leastHeight(sections: readonly Section[]): number {
  return sections.reduce((sum, { html }) => sum + 40 + html.length * 0.25, 250);
}

/** One trusted value for one text: React writes the markup anew for every other. */
function Words({ id, html, lang }: { id: string; html: string; lang?: string }): ReactElement {
  const trusted = useMemo(() => trustedHtml(html), [html]);
  // oxlint-disable-next-line react/no-danger -- sanitized by the build, see compile/sanitize.ts
  return <div data-notes={id} {...own(html, lang)} dangerouslySetInnerHTML={{ __html: trusted }} />;
}
