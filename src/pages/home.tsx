import { type KeyboardEvent, memo, type ReactElement, useLayoutEffect } from "react";
import { useLoaderData, useLocation } from "react-router";
import { Cover } from "../components/cover.tsx";
import { DocumentHead } from "../components/document-head.tsx";
import { EpisodeCard, LEAST_HEIGHT } from "../components/episode-card.tsx";
import { own } from "../components/own-words.ts";
import { SiteLink } from "../components/site-link.tsx";
import type { Link as ModelLink, Show } from "../model/episode.ts";
import { ARCHIVE, HOME } from "../model/paths.ts";
import type { HomeData } from "./answer-view.ts";
import { ContinueListening } from "./continue-listening.tsx";
import { EpisodeAction } from "./episode-action.tsx";
import { FilterPanel } from "./filter-panel.tsx";
import { HEARD } from "./heard-filter.ts";
import styles from "./home.module.css";
import type { Listed } from "./listed.ts";
import { Late } from "./late.tsx";
import { isPlain, PAGE_SIZE, parseView, viewQuery } from "./list-view.ts";
import { Moments } from "./moments.tsx";
import { SearchForm } from "./search-form.tsx";
import { SearchTips } from "./search-tips.tsx";
import { useShow } from "./use-show.ts";
import { type BoxHandlers, useTypedQuery } from "./use-typed-query.ts";

/** `/`: the browser itself. Everything shown follows from the address. */
export function HomePage(): ReactElement {
  const loaded = useLoaderData<HomeData>();
  const query = useTypedQuery(loaded);
  const { data, ahead, lines, leaving } = query;
  const show = useShow();
  const { view, total, strong } = data;
  const listed = data.listed.slice(0, lines);
  const plain = isPlain(view);
  const { search } = useLocation();
  // Once the list answers the address that the page was opened with, it may be seen.
  useLayoutEffect(() => {
    const asked = viewQuery(parseView(new URLSearchParams(search)));
    if (asked === viewQuery(loaded.view)) delete document.documentElement.dataset["outdated"];
  }, [search, loaded]);

  return (
    <>
      <DocumentHead
        title={loaded.view.q ? `“${loaded.view.q}”` : show.title}
        show={show.title}
        description={show.description}
        canonical={show.url ? `${show.url}${HOME}` : undefined}
      />
      <Hero show={show} loaded={loaded} box={query.box} />
      {plain ? (
        <div className={styles["found"]}>
          <ContinueListening />
        </div>
      ) : null}
      <div className={styles["columns"]}>
        <FilterPanel data={loaded} />
        <section
          aria-labelledby="results"
          className={styles["results"]}
          data-ahead={ahead ? "" : undefined}
        >
          <h2 id="results" className="visually-hidden">
            Episodes
          </h2>
          <p role="status" className={styles["count"]}>
            <span>{describe(data)}</span>
          </p>
          <TypedFilters data={data} />
          {data.didYouMean ? (
            <p className={styles["meant"]}>
              Did you mean{" "}
              <SiteLink to={`${HOME}${viewQuery({ ...view, q: data.didYouMean })}`}>
                {data.didYouMean}
              </SiteLink>
              ?
            </p>
          ) : null}
          {/* The keys move among the links within, which stay what is focused. */}
          {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
          <div id="episodes" className={styles["found"]} onKeyDown={moveAmongResults}>
            <EpisodeList listed={listed.slice(0, strong)} leaving={leaving} />
            {strong < total && listed.length > strong ? (
              <>
                <h3 className={styles["close"]}>{strong === 0 ? "Close matches" : "Less close"}</h3>
                <EpisodeList listed={listed.slice(strong)} />
              </>
            ) : null}
            {total === 0 && !data.older ? <NothingFound plain={plain} /> : null}
            {/* They are asked where the list is thin, which shows once all was searched. */}
            <Moments words={data.older ? "" : view.q} listed={strong} />
            {data.listed.length < total && !ahead ? (
              <p className={`needs-scripts ${styles["more"] ?? ""}`}>
                <SiteLink
                  to={`${HOME}${viewQuery({ ...view, show: view.show + 2 * PAGE_SIZE })}`}
                  keepScroll
                  replace
                >
                  Show more episodes
                </SiteLink>
              </p>
            ) : null}
          </div>
        </section>
      </div>
    </>
  );
}

/** What stands above the list, and stays as it is while the listener types. */
const Hero = memo(function Hero(props: {
  show: Show;
  loaded: HomeData;
  box: BoxHandlers;
}): ReactElement {
  const { show, loaded, box } = props;
  return (
    <div className={styles["hero"]}>
      <div className={styles["about"]}>
        <h1 {...own(show.title)}>{show.title}</h1>
        {show.description ? (
          <p className={styles["description"]} {...own(show.description)}>
            {show.description}
          </p>
        ) : null}
        <Subscribe links={show.subscribe} />
      </div>
      <Cover seed={show.title} image={show.image} className={styles["cover"]} />
      <SearchForm view={loaded.view} episodes={loaded.episodes} box={box} />
      <SearchTips
        guest={loaded.facets.guests[0]?.name}
        tag={loaded.facets.tags[0]?.name}
        year={loaded.facets.years[0]?.slug}
      />
      <noscript>
        <p>
          Search needs JavaScript. Without it, the newest episodes stand below, and{" "}
          <SiteLink to={ARCHIVE}>every episode by year</SiteLink> is a page of its own.
        </p>
      </noscript>
    </div>
  );
});

/** Filters typed into the query, as chips that take them out again. */
function TypedFilters(props: { data: HomeData }): ReactElement | null {
  const { typed, view } = props.data;
  if (typed.length === 0) return null;
  return (
    <ul className={styles["typed"]} aria-label="Filters in your search">
      {typed.map(({ text, without }) => (
        <li key={text}>
          <SiteLink to={`${HOME}${viewQuery({ ...view, q: without, show: 0 })}`} keepScroll>
            <span className="visually-hidden">Remove </span>
            {text} <span aria-hidden="true">×</span>
          </SiteLink>
        </li>
      ))}
    </ul>
  );
}

/** Arrows go from result to result, and back up into the search box. */
function moveAmongResults(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const titles = [
    ...event.currentTarget.querySelectorAll<HTMLElement>("li:not([aria-hidden]) h3 a"),
  ];
  const card = event.target instanceof Element ? event.target.closest("article") : null;
  const here = titles.findIndex((title) => card?.contains(title));
  if (here < 0) return;
  event.preventDefault();
  const next = here + (event.key === "ArrowDown" ? 1 : -1);
  (next < 0 ? document.getElementById("search") : titles[next])?.focus();
}

function Subscribe(props: { links: ModelLink[] }): ReactElement | null {
  if (props.links.length === 0) return null;
  return (
    <ul className={styles["subscribe"]} aria-label="Subscribe">
      {props.links.map(({ title, url }) => (
        <li key={url}>
          <a href={url} rel="noopener">
            {title}
          </a>
        </li>
      ))}
    </ul>
  );
}

function EpisodeList(props: {
  listed: Listed[];
  /** Out of sight, where they are not listed any more. */
  leaving?: readonly Listed[];
}): ReactElement | null {
  const { listed, leaving = [] } = props;
  if (listed.length + leaving.length === 0) return null;
  const lines = new Map(leaving.map((line) => [line.episode.id, line]));
  for (const { episode } of listed) lines.delete(episode.id);
  return (
    <ol className={styles["list"]}>
      {[...listed, ...lines.values()].map((line, place) => (
        <Late
          key={line.episode.id}
          as="li"
          id={line.episode.id}
          at={300 + place * LEAST_HEIGHT}
          aria-hidden={place >= listed.length || undefined}
        >
          <ListedCard line={line} />
        </Late>
      ))}
    </ol>
  );
}

/** The same line, found for the same reasons, is not rendered again. */
const ListedCard = memo(
  function ListedCard(props: { line: Listed }): ReactElement {
    const { episode, titleRanges, excerpt, elsewhere } = props.line;
    return (
      <EpisodeCard
        episode={episode}
        titleRanges={titleRanges}
        excerpt={excerpt}
        matched={elsewhere}
        action={<EpisodeAction episode={episode} />}
      />
    );
  },
  ({ line: { episode: a, ...reasons } }, { line: { episode: b, ...others } }) =>
    a === b && JSON.stringify(reasons) === JSON.stringify(others),
);

const OLDER = {
  coming: " so far; older ones are still coming",
  "out of reach": "; older ones can’t be reached at the moment",
};

function describe({ total, view, chosen, older }: HomeData): string {
  const episodes = total === 1 ? "1 episode" : `${total} episodes`;
  const parts = [
    view.q ? `for “${view.q}”` : "",
    ...chosen.tags.map((tag) => `tagged ${tag.name}`),
    chosen.guest ? `with ${chosen.guest.name}` : "",
    view.year ? `from ${view.year}` : "",
    view.heard ? HEARD[view.heard].toLowerCase() : "",
  ].filter(Boolean);
  const count = total === 0 ? "No episodes" : episodes;
  return `${count} ${parts.join(", ")}`.trim() + (older ? OLDER[older.state] : "");
}

function NothingFound(props: { plain: boolean }): ReactElement {
  return (
    <div className={styles["nothing"]}>
      {props.plain ? (
        <p>There are no episodes yet.</p>
      ) : (
        <>
          <p>Nothing matches all of that. Fewer words or filters find more.</p>
          <p>
            <SiteLink to={HOME}>Start again with all episodes</SiteLink>
          </p>
        </>
      )}
    </div>
  );
}
