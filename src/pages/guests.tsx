import type { ReactElement } from "react";
import { useLoaderData } from "react-router";
import { DocumentHead } from "../components/document-head.tsx";
import { own } from "../components/own-words.ts";
import { SiteLink } from "../components/site-link.tsx";
import type { Person } from "../model/episode.ts";
import { GUESTS, guestPath } from "../model/paths.ts";
import styles from "./directory.module.css";
import type { GuestsData } from "./loaders.ts";
import { useShow } from "./use-show.ts";

/** `/guests/`: everyone who appears, with how often and as what. */
export function GuestsPage(): ReactElement {
  const { people, all } = useLoaderData<GuestsData>();
  const show = useShow();
  const hosts = people.filter((person) => person.hosted > 0);
  const guests = people.filter((person) => person.hosted === 0);
  return (
    <div className={styles["directory"]}>
      <DocumentHead
        title="Guests"
        show={show.title}
        description={`Everyone who appears on ${show.title}`}
        canonical={show.url ? `${show.url}${GUESTS}` : undefined}
      />
      <h1>Guests</h1>
      {people.length === 0 ? <p>No episode names its guests yet.</p> : null}
      {all === undefined ? null : (
        <p>{`Those ${people.length} of ${all} who appear most; search finds the others.`}</p>
      )}
      <People title="Hosts" people={hosts} />
      <People title={hosts.length > 0 ? "Guests" : ""} people={guests} />
    </div>
  );
}

function People(props: { title: string; people: Person[] }): ReactElement | null {
  if (props.people.length === 0) return null;
  return (
    <section aria-label={props.title || "Guests"}>
      {props.title ? <h2>{props.title}</h2> : null}
      <ul className={styles["columns"]}>
        {props.people.map((person) => (
          <li key={person.slug}>
            <SiteLink to={guestPath(person.slug)} {...own(person.name)}>
              {person.name}
            </SiteLink>{" "}
            <span className={styles["count"]}>
              {person.hosted + person.guested}
              <span className="visually-hidden"> episodes</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
