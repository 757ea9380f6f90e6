import { Fragment, type ReactElement } from "react";
import { SiteLink } from "../components/site-link.tsx";
import { guestPath } from "../model/paths.ts";
import type { Picker } from "../model/pick.ts";
import styles from "./directory.module.css";
import { KINDS } from "./pick-kinds.ts";
import type { ShownPick } from "./picks-view.ts";

/**
 * Things that people recommend: each with what it is, who recommends it and where.
 * @param props.sole all are one person's, whose name need not be said
 */
export function PickList(props: { picks: readonly ShownPick[]; sole?: boolean }): ReactElement {
  return (
    <ul className={styles["picks"]}>
      {props.picks.map(({ id, title, url, kind, by }) => (
        <li key={id} id={id}>
          <PickedLink title={title} url={url} />{" "}
          <span className={styles["count"]}>
            {[kind ? KINDS[kind][0] : "", siteOf(url)].filter(Boolean).join(" · ")}
          </span>
          {by.map(({ who, note, episode }, i) => (
            // oxlint-disable-next-line react/no-array-index-key -- one episode may name it twice
            <p key={i}>
              {note ? <span>{note}. </span> : null}
              {props.sole ? null : <Pickers who={who} />}
              <SiteLink to={episode.path}>
                {episode.number === undefined
                  ? episode.title
                  : `${episode.number}. ${episode.title}`}
              </SiteLink>
              <span> {episode.date.slice(0, 4)}</span>
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}

function PickedLink(props: { title: string; url?: string }): ReactElement {
  const { title, url } = props;
  if (!url) return <strong>{title}</strong>;
  if (url.startsWith("/"))
    return (
      <SiteLink to={url}>
        <strong>{title}</strong>
      </SiteLink>
    );
  return (
    <a href={url} rel="external noopener">
      <strong>{title}</strong>
    </a>
  );
}

/** "Ann and Bo in ", each a link where they have a page; nothing where nobody is named. */
function Pickers(props: { who: Picker[] }): ReactElement | null {
  const { who } = props;
  if (who.length === 0) return <>In </>;
  return (
    <>
      {who.map(({ name, slug }, i) => (
        <Fragment key={name}>
          {i === 0 ? "" : i === who.length - 1 ? " and " : ", "}
          {slug === undefined ? name : <SiteLink to={guestPath(slug)}>{name}</SiteLink>}
        </Fragment>
      ))}
      {" in "}
    </>
  );
}

/** "github.com" */
function siteOf(url: string | undefined): string {
  return /^https?:\/\/(?:www\.)?([^/?#:]+)/i.exec(url ?? "")?.[1] ?? "";
}
