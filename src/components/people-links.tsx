import { Fragment, type ReactElement } from "react";
import type { Term } from "../model/episode.ts";
import { guestPath } from "../model/paths.ts";
import { own } from "./own-words.ts";
import { SiteLink } from "./site-link.tsx";

/** "Ada Lovelace, Alan Turing and Grace Hopper", each a link to the person's page. */
export function PeopleLinks(props: { people: Term[] }): ReactElement {
  const { people } = props;
  return (
    <>
      {people.map((person, i) => (
        <Fragment key={person.slug}>
          {i === 0 ? "" : i === people.length - 1 ? " and " : ", "}
          <SiteLink to={guestPath(person.slug)} {...own(person.name)}>
            {person.name}
          </SiteLink>
        </Fragment>
      ))}
    </>
  );
}
