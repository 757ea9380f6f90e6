import type { ReactElement } from "react";
import { useLoaderData } from "react-router";
import { DocumentHead } from "../components/document-head.tsx";
import { guestPath } from "../model/paths.ts";
import styles from "./directory.module.css";
import { PlayAllEpisodes } from "./episode-keeping.tsx";
import { EpisodeList } from "./episode-list.tsx";
import type { Appearances } from "../model/catalog-lookups.ts";
import { useShow } from "./use-show.ts";

const episodes = (n: number): string => (n === 1 ? "1 episode" : `${n} episodes`);

/** `/guests/{slug}/`: one person, what they said where. */
export function GuestPage(): ReactElement {
  const { person, asGuest, asHost } = useLoaderData<Appearances>();
  const show = useShow();
  const roles = [
    asHost.length > 0 ? `host of ${episodes(asHost.length)}` : "",
    asGuest.length > 0 ? `guest on ${episodes(asGuest.length)}` : "",
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
          <h1>{person.name}</h1>
          <p className={styles["facts"]}>{roles.replace(/^./, (first) => first.toUpperCase())}</p>
        </div>
      </header>
      <PlayAllEpisodes episodes={[...asGuest, ...asHost]} />
      {person.bio ? <p className={styles["bio"]}>{person.bio}</p> : null}
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
        </section>
      ) : null}
      {asHost.length > 0 ? (
        <section aria-labelledby="as-host">
          <h2 id="as-host">As host</h2>
          <EpisodeList episodes={asHost} />
        </section>
      ) : null}
    </div>
  );
}
