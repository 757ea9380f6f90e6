import { memo, type ReactElement, useId } from "react";
import { useNavigate } from "react-router";
import { own } from "../components/own-words.ts";
import { PillButton } from "../components/pill-button.tsx";
import { SiteLink } from "../components/site-link.tsx";
import { HOME, TAGS } from "../model/paths.ts";
import styles from "./filter-panel.module.css";
import { HEARD, parseHeard } from "./heard-filter.ts";
import { useWhole } from "./late.tsx";
import { type ListView, SORTS, viewQuery } from "./list-view.ts";
import type { HomeData } from "./answer-view.ts";

const TAGS_SHOWN = 18;

/** Sort, year, guest and tags, each with what it leaves. On a phone they come in a sheet from below. */
export const FilterPanel = memo(function FilterPanel(props: { data: HomeData }): ReactElement {
  const { view, facets, chosen, total } = props.data;
  const id = useId();
  // Of a long list, the chosen one first; the others before anybody can open it.
  const whole = useWhole();
  const to = (part: Partial<ListView>): string =>
    `${HOME}${viewQuery({ ...view, show: 0, ...part })}`;
  const set =
    view.tags.length +
    Number(view.guest !== "") +
    Number(view.year !== "") +
    Number(view.heard !== "");
  const toggled = (slug: string): string[] =>
    view.tags.includes(slug) ? view.tags.filter((tag) => tag !== slug) : [...view.tags, slug];
  const tags = [
    ...chosen.tags.map((tag) => ({
      ...tag,
      count: facets.tags.find(({ slug }) => slug === tag.slug)?.count ?? 0,
    })),
    ...facets.tags.filter(({ slug }) => !view.tags.includes(slug)).slice(0, TAGS_SHOWN),
  ];

  return (
    <aside className={`needs-scripts ${styles["panel"] ?? ""}`} aria-label="Filters">
      <PillButton className={styles["toggle"]} popoverTarget={id}>
        Filter and sort{set > 0 ? ` (${set})` : ""}
      </PillButton>
      <div id={id} popover="auto" className={styles["filters"]}>
        <header className={styles["head"]}>
          <h2>Filter and sort</h2>
          <PillButton accent popoverTarget={id} popoverTargetAction="hide">
            Show {total === 1 ? "1 episode" : `${total} episodes`}
          </PillButton>
        </header>
        <Choice
          label="Sort"
          value={view.sort}
          to={(sort) => to({ sort: sort as ListView["sort"] })}
          options={[
            { slug: "", name: view.q ? "Best match first" : SORTS.newest },
            ...Object.entries(SORTS)
              .filter(([slug]) => view.q !== "" || slug !== "newest")
              .map(([slug, name]) => ({ slug, name })),
          ]}
        />
        <Choice
          label="Year"
          value={view.year}
          to={(year) => to({ year })}
          options={[{ slug: "", name: "Any year" }, ...facets.years]}
        />
        <Choice
          label="Guest"
          value={view.guest}
          to={(guest) => to({ guest })}
          options={[
            { slug: "", name: "Anyone" },
            ...(chosen.guest && !facets.guests.some(({ slug }) => slug === view.guest)
              ? [{ ...chosen.guest, count: 0 }]
              : []),
            ...facets.guests.filter(({ slug }) => whole || slug === view.guest),
          ]}
        />
        <Choice
          label="Heard"
          value={view.heard}
          to={(heard) => to({ heard: parseHeard(heard) })}
          options={[
            { slug: "", name: "Played or not" },
            ...Object.entries(HEARD).map(([slug, name]) => ({ slug, name })),
          ]}
        />
        <div className={styles["tags"]} hidden={tags.length === 0}>
          <h2>Tags</h2>
          <ul>
            {tags.map((tag) => {
              const on = view.tags.includes(tag.slug);
              return (
                <li key={tag.slug}>
                  <SiteLink
                    to={to({ tags: toggled(tag.slug) })}
                    keepScroll
                    className={styles["tag"]}
                    data-on={on ? "" : undefined}
                  >
                    {on ? <span className="visually-hidden">Remove tag </span> : null}
                    <span {...own(tag.name)}>{tag.name}</span>{" "}
                    {on ? (
                      <span aria-hidden="true">×</span>
                    ) : (
                      <span>
                        <span className="visually-hidden">episodes: </span>
                        {tag.count}
                      </span>
                    )}
                  </SiteLink>
                </li>
              );
            })}
          </ul>
          <p>
            <SiteLink to={TAGS}>All tags</SiteLink>
          </p>
        </div>
        {set > 0 ? (
          <p>
            <SiteLink to={to({ tags: [], guest: "", year: "", heard: "" })} keepScroll>
              Clear filters
            </SiteLink>
          </p>
        ) : null}
      </div>
    </aside>
  );
});

function Choice(props: {
  label: string;
  value: string;
  options: { slug: string; name: string; count?: number }[];
  to: (slug: string) => string;
}): ReactElement {
  const navigate = useNavigate();
  return (
    <label className={styles["choice"]}>
      <span>{props.label}</span>
      <select
        value={props.value}
        onChange={(event) =>
          void navigate(props.to(event.target.value), { preventScrollReset: true })
        }
      >
        {props.options.map(({ slug, name, count }) => (
          <option key={slug} value={slug}>
            {count === undefined ? name : `${name} (${count})`}
          </option>
        ))}
      </select>
    </label>
  );
}
