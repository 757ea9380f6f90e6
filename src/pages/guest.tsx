import type { ReactElement } from "react";
import { useLoaderData } from "react-router";
import { DocumentHead } from "../components/document-head.tsx";
import { own } from "../components/own-words.ts";
import type { Provenance } from "../model/episode.ts";
import type { PersonFile } from "../model/person.ts";
import { feedOf, guestPath, PICKS } from "../model/paths.ts";
import { SiteLink } from "../components/site-link.tsx";
import styles from "./directory.module.css";
import { EpisodeList } from "./episode-list.tsx";
import type { GuestData } from "./loaders.ts";
import { PickList } from "./pick-list.tsx";
import { picksQuery } from "./picks-view.ts";
import { PlayAllEpisodes } from "./play-all.tsx";
import { TheNewest } from "./the-newest.tsx";
import { useShow } from "./use-show.ts";

const episodes = (n: number): string => (n === 1 ? "1 episode" : `${n} episodes`);

/** Picks that stand open; more are a page of their own. */
const MOST_PICKS = 20;

/** `/guests/{slug}/`: one person, host or guest: what they said where, and what they picked. */
export function GuestPage(): ReactElement {
  const { asGuest, asHost, file } = useLoaderData<GuestData>();
  const { person } = file;
  const guested = Math.max(asGuest.length, person.guested);
  const hosted = Math.max(asHost.length, person.hosted);
  const cut = { asGuest: asGuest.length < guested, asHost: asHost.length < hosted };
  const show = useShow();
  const roles = [
    hosted > 0 ? `host of ${episodes(hosted)}` : "",
    guested > 0 ? `guest on ${episodes(guested)}` : "",
  ]
    .filter(Boolean)
    .join(", ");
  return (
    <div className={styles["directory"]}>
      <DocumentHead
        title={person.name}
        show={show.title}
        description={`${person.name}: ${roles} of ${show.title}`}
        canonical={show.url ? `${show.url}${guestPath(person.slug)}` : undefined}
      />
      <header className={styles["person"]}>
        {person.image ? (
          <img src={person.image} alt="" width="96" height="96" referrerPolicy="no-referrer" />
        ) : null}
        <div>
          <h1 {...own(person.name)}>{person.name}</h1>
          <p className={styles["facts"]}>
            {roles.replace(/^./, (first) => first.toUpperCase())}
            {" · "}
            <SiteLink to={feedOf(guestPath(person.slug))}>Feed</SiteLink>
          </p>
        </div>
      </header>
      {cut.asGuest || cut.asHost ? null : <PlayAllEpisodes episodes={[...asGuest, ...asHost]} />}
      {person.bio ? (
        <p className={styles["bio"]} {...own(person.bio)}>
          {person.bio}
        </p>
      ) : null}
      {person.links.length > 0 ? (
        <ul className={styles["links"]} aria-label={`${person.name} elsewhere`}>
          {person.links.map(({ title, url }) => (
            <li key={url}>
              <a href={url} rel="noopener nofollow">
                {title}
              </a>
            </li>
          ))}
        </ul>
      ) : null}
      {asGuest.length > 0 ? (
        <section aria-labelledby="as-guest">
          <h2 id="as-guest">As guest</h2>
          <EpisodeList episodes={asGuest} />
          {cut.asGuest ? (
            <TheNewest shown={asGuest.length} of={guested} view={{ guest: person.slug }} />
          ) : null}
        </section>
      ) : null}
      <PersonPicks file={file} alone={asGuest.length + asHost.length === 1} />
      {asHost.length > 0 ? (
        <section aria-labelledby="as-host">
          <h2 id="as-host">As host</h2>
          <EpisodeList episodes={asHost} />
          {cut.asHost ? (
            <TheNewest shown={asHost.length} of={hosted} view={{ q: `host:"${person.name}"` }} />
          ) : null}
        </section>
      ) : null}
      <Sources file={file} />
    </div>
  );
}

function PersonPicks(props: { file: PersonFile; alone: boolean }): ReactElement | null {
  const { person, picks } = props.file;
  if (picks.length === 0) return null;
  const shown = picks.slice(0, MOST_PICKS).map(({ episode, note, ...pick }, i) => ({
    ...pick,
    id: `pick-${i + 1}`,
    by: [{ who: [], ...(note ? { note } : {}), ...(props.alone ? {} : { episode }) }],
  }));
  const all = `${PICKS}${picksQuery({ who: person.slug })}`;
  return (
    <section aria-labelledby="picks">
      <h2 id="picks">Picks</h2>
      <PickList picks={shown} />
      {picks.length > MOST_PICKS ? (
        <p className="needs-scripts">
          <SiteLink to={all}>{`All ${picks.length} picks of ${person.name}`}</SiteLink>
        </p>
      ) : null}
    </section>
  );
}

const NAMED_IN: Record<Provenance, string> = {
  stated: "the metadata",
  title: "the title",
  heading: "a heading",
  introduction: "the introduction",
  summary: "the summary",
  picks: "picks or contacts",
  "regular host": "no place, as the regular host",
};

/** Where the archive names them, and how else: what this page was made from. */
function Sources(props: { file: PersonFile }): ReactElement | null {
  const { spellings, named } = props.file;
  if (named.length === 0) return null;
  return (
    <details>
      <summary>Where the notes name them</summary>
      <ul>
        {named.map(({ source, episodes: count }) => (
          <li key={source}>{`${NAMED_IN[source]}: ${episodes(count)}`}</li>
        ))}
        {spellings.map(({ name, by }) => (
          <li key={name}>
            {`also written “${name}”, the same ${by === "show file" ? "as the show says" : "by likeness"}`}
          </li>
        ))}
      </ul>
    </details>
  );
}
