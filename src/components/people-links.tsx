import { Fragment, type ReactElement } from "react";
import { Link } from "react-router";
import type { Term } from "../model/episode.ts";
import { guestPath } from "../model/paths.ts";

/** "Ada Lovelace, Alan Turing and Grace Hopper", each a link to the person's page. */
export function PeopleLinks(props: { people: Term[] }): ReactElement {
  const { people } = props;
  return (
    <>
      {people.map((person, i) => (
        <Fragment key={person.slug}>
          {i === 0 ? "" : i === people.length - 1 ? " and " : ", "}
          <Link to={guestPath(person.slug)}>{person.name}</Link>
        </Fragment>
      ))}
    </>
  );
}
