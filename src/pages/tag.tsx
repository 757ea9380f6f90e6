import type { ReactElement } from "react";
import { useLoaderData } from "react-router";
import { DocumentHead } from "../components/document-head.tsx";
import { own } from "../components/own-words.ts";
import { SiteLink } from "../components/site-link.tsx";
import { TagList } from "../components/tag-list.tsx";
import { feedOf, HOME, tagPath } from "../model/paths.ts";
import styles from "./directory.module.css";
import { EpisodeList } from "./episode-list.tsx";
import { viewQuery } from "./list-view.ts";
import type { Tagged } from "../model/catalog-lookups.ts";
import type { EpisodeEntry } from "../model/episode-entry.ts";
import { PlayAllEpisodes } from "./play-all.tsx";
import { TheNewest } from "./the-newest.tsx";
import { useShow } from "./use-show.ts";

/** `/tags/{slug}/`: the episodes that carry a tag. */
export function TagPage(): ReactElement {
  const { tag, episodes, related, first } = useLoaderData<Tagged>();
  const show = useShow();
  const count = tag.count === 1 ? "1 episode" : `${tag.count} episodes`;
  return (
    <div className={styles["directory"]}>
      <DocumentHead
        title={tag.name}
        show={show.title}
        description={`${count} of ${show.title} about ${tag.name}`}
        canonical={show.url ? `${show.url}${tagPath(tag.slug)}` : undefined}
      />
      <header>
        <p className={styles["eyebrow"]}>Tag</p>
        <h1 {...own(tag.name)}>{tag.name}</h1>
        <p className={styles["facts"]}>
          {count}
          {tag.count > 1 ? <Span latest={episodes[0]} first={first ?? episodes.at(-1)} /> : null}
          <span className="needs-scripts">
            {" · "}
            <SiteLink to={`${HOME}${viewQuery({ tags: [tag.slug] })}`}>
              Search and filter them
            </SiteLink>
          </span>
          {" · "}
          <SiteLink to={feedOf(tagPath(tag.slug))}>Feed</SiteLink>
        </p>
        {first ? null : <PlayAllEpisodes episodes={episodes} />}
      </header>
      {related.length > 0 ? (
        <section aria-labelledby="together" className={styles["related"]}>
          <h2 id="together">Often together with</h2>
          <TagList tags={related} label="Related tags" />
        </section>
      ) : null}
      <section aria-labelledby="episodes">
        <h2 id="episodes" className="visually-hidden">
          Episodes
        </h2>
        <EpisodeList episodes={episodes} />
        {first ? (
          <TheNewest shown={episodes.length} of={tag.count} view={{ tags: [tag.slug] }} />
        ) : null}
      </section>
    </div>
  );
}

/** The first episode with the tag and the latest. */
function Span(props: { latest?: EpisodeEntry; first?: EpisodeEntry }): ReactElement | null {
  const { latest, first } = props;
  if (!latest || !first) return null;
  return (
    <>
      {", first in "}
      <SiteLink to={first.path} {...own(first.title)}>
        {first.title}
      </SiteLink>
      {` (${first.date.slice(0, 4)}), last in `}
      <SiteLink to={latest.path} {...own(latest.title)}>
        {latest.title}
      </SiteLink>
      {` (${latest.date.slice(0, 4)})`}
    </>
  );
}
