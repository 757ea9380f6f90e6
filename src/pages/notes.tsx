import type { MouseEvent, ReactElement } from "react";
import { useHref, useNavigate } from "react-router";
import type { Section } from "../model/episode.ts";
import styles from "./notes.module.css";

/**
 * The host's notes, section by section. Their HTML was made safe by the build; where the page
 * came as HTML it is read from there before hydration (see app/embedded-data.ts).
 *
 * @param onTime what a click on a time in the notes does; seconds
 */
export function Notes(props: {
  sections: Section[];
  onTime?: (seconds: number) => void;
}): ReactElement {
  const navigate = useNavigate();
  const base = useHref("/").replace(/\/$/, "");

  const follow = (event: MouseEvent<HTMLElement>): void => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (!link || event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || link.target) return;
    const seconds = link.dataset["seconds"];
    if (seconds !== undefined && props.onTime) {
      event.preventDefault();
      props.onTime(Number(seconds));
      return;
    }
    const { origin, pathname, search, hash } = new URL(link.href);
    const isPage = /(\/|\.html?)$|\/[^.]*$/.test(pathname);
    const isHere = pathname === window.location.pathname && hash !== "";
    if (origin !== window.location.origin || !pathname.startsWith(`${base}/`) || !isPage || isHere)
      return;
    event.preventDefault();
    void navigate(pathname.slice(base.length) + search + hash);
  };

  return (
    // The links within are the controls; this only spares their pages a reload.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div className={styles["notes"]} onClick={follow}>
      {props.sections.map(({ id, kind, title, html }) => (
        <section key={id} className={styles["section"]} data-kind={kind} aria-label={title}>
          {title === undefined ? null : <h2 id={id}>{title}</h2>}
          {/* oxlint-disable-next-line react/no-danger -- sanitized by the build, see compile/sanitize.ts */}
          <div data-notes={id} dangerouslySetInnerHTML={{ __html: html }} />
        </section>
      ))}
    </div>
  );
}
