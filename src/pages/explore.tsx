import { type KeyboardEvent, type MouseEvent, type ReactElement, useMemo } from "react";
import { useHref, useLoaderData, useNavigate } from "react-router";
import { DocumentHead } from "../components/document-head.tsx";
import { own } from "../components/own-words.ts";
import { SiteLink } from "../components/site-link.tsx";
import type { Neighbour } from "../model/catalog.ts";
import type { Drawing, ExploreFile } from "../model/explore.ts";
import { EXPLORE, HOME } from "../model/paths.ts";
import { formatDuration } from "../model/timestamp.ts";
import { DayInHistory } from "./day-in-history.tsx";
import styles from "./explore.module.css";
import { viewQuery } from "./list-view.ts";
import { moveAmongMarks } from "./move-among-marks.ts";
import { RandomEpisode } from "./random-episode.tsx";
import { trustedHtml } from "./trusted-html.ts";
import { useShow } from "./use-show.ts";

const HEADINGS: Record<Drawing["id"], { title: string; said: string }> = {
  calendar: {
    title: "Every week",
    said: "A mark is a week with episodes; a deeper colour is more to hear, where lengths are known.",
  },
  topics: { title: "Topics over time", said: "Each bar leads to its episodes." },
  map: { title: "Topics that go together", said: "A line joins topics that share episodes." },
};

/** `/explore/`: the archive at a glance. The build drew it; each mark is a link. */
export function ExplorePage(): ReactElement {
  const explore = useLoaderData<ExploreFile>();
  const show = useShow();
  const count = explore.months.reduce((sum, episodes) => sum + episodes, 0);
  return (
    <div className={styles["explore"]}>
      <DocumentHead
        title="Explore"
        show={show.title}
        description={`The ${count} episodes of ${show.title} at a glance`}
        canonical={show.url ? `${show.url}${EXPLORE}` : undefined}
      />
      <h1>Explore</h1>
      <Entrances explore={explore} />
      <DayInHistory />
      {explore.drawings.map((drawing) => (
        <section key={drawing.id} aria-labelledby={drawing.id}>
          <h2 id={drawing.id}>{HEADINGS[drawing.id].title}</h2>
          <p>{HEADINGS[drawing.id].said}</p>
          <Drawn drawing={drawing} />
        </section>
      ))}
    </div>
  );
}

/** Ways in that need no choice. */
function Entrances(props: { explore: ExploreFile }): ReactElement {
  const { newest, first, shortest, longest, months } = props.explore;
  const entrances: [string, Neighbour | undefined, string][] = [
    ["Newest", newest, ""],
    ["The first", first, ""],
    ["Shortest", shortest, shortest ? formatDuration(shortest.duration) : ""],
    ["Longest", longest, longest ? formatDuration(longest.duration) : ""],
  ];
  return (
    <ul className={styles["entrances"]} aria-label="Ways in">
      <li className="needs-scripts">
        <RandomEpisode months={months} />
      </li>
      {entrances.map(([name, episode, detail]) =>
        episode ? (
          <li key={name}>
            <SiteLink to={episode.path}>
              <small>{detail ? `${name}, ${detail}` : name}</small>
              <span {...own(episode.title)}>{episode.title}</span>
            </SiteLink>
          </li>
        ) : null,
      )}
      <li className="needs-scripts">
        <SiteLink to={`${HOME}${viewQuery({ heard: "unplayed" })}`}>
          <small>Still to hear</small>
          <span>All you have not played</span>
        </SiteLink>
      </li>
    </ul>
  );
}

/**
 * The drawings of a page that came as HTML, whose data leaves them out. They are long in a large
 * archive: read only when the page is drawn anew, on the way back.
 */
const prerendered = new Map(
  import.meta.env.SSR
    ? []
    : Array.from(document.querySelectorAll<HTMLElement>("[data-drawing]"), (drawn) => [
        drawn.dataset["drawing"],
        drawn,
      ]),
);

/** One object for one drawing, read when React draws it: neither hydrating nor rendering again asks for it. */
const markupOf = ({ id, html }: Drawing): { __html: string } => ({
  get __html() {
    return trustedHtml(html || (prerendered.get(id)?.innerHTML ?? ""));
  },
});

/** Markup of the build's own making. Its marks are links that the router follows; arrows move among them. */
function Drawn(props: { drawing: Drawing }): ReactElement {
  const { drawing } = props;
  const navigate = useNavigate();
  const base = useHref("/").replace(/\/$/, "");
  const markup = useMemo(() => markupOf(drawing), [drawing]);
  const follow = (event: MouseEvent): void => {
    const mark = event.target instanceof Element ? event.target.closest("svg a[href]") : null;
    if (!mark || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void navigate((mark.getAttribute("href") ?? "").slice(base.length));
  };
  return (
    // The links within are the controls.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div
      data-drawing={drawing.id}
      className={styles["drawing"]}
      onClick={follow}
      onKeyDown={(event: KeyboardEvent) => moveAmongMarks(event)}
      // oxlint-disable-next-line react/no-danger -- drawn by the build, see publish/explore
      dangerouslySetInnerHTML={markup}
    />
  );
}
