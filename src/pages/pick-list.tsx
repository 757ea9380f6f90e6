import { Fragment, type ReactElement } from "react";
import { own } from "../components/own-words.ts";
import { SiteLink } from "../components/site-link.tsx";
import { guestPath } from "../model/paths.ts";
import type { Picker } from "../model/pick.ts";
import styles from "./directory.module.css";
import { KINDS } from "./pick-kinds.ts";
import type { ShownPick } from "./picks-view.ts";

/** Things that people recommend: each with what it is, what is said of it, who recommends it and where. */
export function PickList(props: { picks: readonly ShownPick[] }): ReactElement {
  return (
    <ul className={styles["picks"]}>
      {props.picks.map(({ id, title, url, kind, by }) => (
        <li key={id} id={id}>
          <p>
            <PickedLink title={title} url={url} />{" "}
            <span className={styles["count"]}>
              {[kind ? KINDS[kind][0] : "", siteOf(url)].filter(Boolean).join(" · ")}
            </span>
          </p>
          <div>
            {by.map(({ who, note, episode }, i) => (
              // oxlint-disable-next-line react/no-array-index-key -- one episode may name it twice
              <p key={i}>
                {note ? <span {...own(note)}>{note}</span> : null}
                {note && episode ? ". " : ""}
                {episode ? <Pickers who={who} /> : null}
                {episode ? <PickedIn episode={episode} /> : null}
              </p>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}

/** The episode in which something was picked, with its year. */
function PickedIn(props: {
  episode: { path: string; title: string; number?: number; date: string };
}): ReactElement {
  const { path, title, number, date } = props.episode;
  return (
    <>
      <SiteLink to={path} {...own(title)}>
        {number === undefined ? title : `${number}. ${title}`}
      </SiteLink>
      {` ${date.slice(0, 4)}`}
    </>
  );
}

function PickedLink(props: { title: string; url?: string }): ReactElement {
  const { url } = props;
  const title = <strong {...own(props.title)}>{props.title}</strong>;
  if (!url) return title;
  if (url.startsWith("/")) return <SiteLink to={url}>{title}</SiteLink>;
  return (
    <a href={url} rel="external noopener">
      {title}
    </a>
  );
}

/** "Ann and Bo in ", each a link where they have a page; "In " where nobody is named. */
function Pickers(props: { who: Picker[] }): ReactElement {
  const { who } = props;
  return (
    <>
      {who.map(({ name, slug }, i) => (
        <Fragment key={name}>
          {i === 0 ? "" : i === who.length - 1 ? " and " : ", "}
          {slug === undefined ? (
            name
          ) : (
            <SiteLink to={guestPath(slug)} {...own(name)}>
              {name}
            </SiteLink>
          )}
        </Fragment>
      ))}
      {who.length > 0 ? " in " : "In "}
    </>
  );
}

/** "github.com" */
const siteOf = (url = ""): string => /^https?:\/\/(?:www\.)?([^/?#:]+)/i.exec(url)?.[1] ?? "";
