import { memo, type ReactElement } from "react";
import { SiteLink } from "../components/site-link.tsx";
import { HOME } from "../model/paths.ts";
import { viewQuery } from "./list-view.ts";
import styles from "./search-tips.module.css";

/** What can be typed besides words, each as an example that can be tried. */
export const SearchTips = memo(function SearchTips(props: {
  /** Someone, and something, that this archive holds. */
  guest?: string;
  tag?: string;
  year?: string;
}): ReactElement {
  const { guest, tag, year } = props;
  const quoted = (text: string): string => (/\s/.test(text) ? `"${text}"` : text);
  const examples = [
    ...(guest ? [{ q: `guest:${quoted(guest)}`, what: "by who is on" }] : []),
    ...(tag ? [{ q: `tag:${quoted(tag)}`, what: "by topic" }] : []),
    ...(year
      ? [
          { q: `year:${year}`, what: "by year; also before:2016 or after:2015-06" },
          { q: `has:audio after:${Number(year) - 1}`, what: "with audio, or has:transcript" },
        ]
      : []),
    { q: `"open source"`, what: "these words side by side" },
    { q: "science -data", what: "the first word without the second" },
    { q: "27", what: "the episode of that number" },
  ];
  return (
    <details className={`needs-scripts ${styles["tips"] ?? ""}`}>
      <summary>Search tips</summary>
      <p>Spelling need not be right, and the order of words doesn’t matter.</p>
      <dl>
        {examples.map(({ q, what }) => (
          <div key={q}>
            <dt>
              <SiteLink to={`${HOME}${viewQuery({ q })}`} keepScroll>
                {q}
              </SiteLink>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
});
