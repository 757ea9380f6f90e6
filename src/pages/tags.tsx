import type { ReactElement } from "react";
import { useLoaderData } from "react-router";
import { DocumentHead } from "../components/document-head.tsx";
import { own } from "../components/own-words.ts";
import { SiteLink } from "../components/site-link.tsx";
import { TagList } from "../components/tag-list.tsx";
import { TAGS, tagPath } from "../model/paths.ts";
import styles from "./directory.module.css";
import type { TagsData } from "./loaders.ts";
import { useShow } from "./use-show.ts";

/** Of no particular language, so that server and browser agree. */
const byName = new Intl.Collator("en");

/** `/tags/`: every tag; the much used first, those used once folded away. */
export function TagsPage(): ReactElement {
  const { tags, all } = useLoaderData<TagsData>();
  const show = useShow();
  const often = tags.filter((tag) => tag.count > 1);
  const once = tags
    .filter((tag) => tag.count === 1)
    .toSorted((a, b) => byName.compare(a.name, b.name));
  return (
    <div className={styles["directory"]}>
      <DocumentHead
        title="Tags"
        show={show.title}
        description={`The ${all ?? tags.length} topics of ${show.title}`}
        canonical={show.url ? `${show.url}${TAGS}` : undefined}
      />
      <h1>Tags</h1>
      {tags.length === 0 ? <p>No episode has a tag yet.</p> : null}
      {all === undefined ? null : (
        <p>{`The ${tags.length} most used of ${all}; search finds the others.`}</p>
      )}
      <ul className={styles["columns"]}>
        {often.map((tag) => (
          <li key={tag.slug}>
            <SiteLink to={tagPath(tag.slug)} {...own(tag.name)}>
              {tag.name}
            </SiteLink>{" "}
            <span className={styles["count"]}>
              {tag.count}
              <span className="visually-hidden"> episodes</span>
            </span>
          </li>
        ))}
      </ul>
      {once.length > 0 ? (
        <details>
          <summary>{once.length === 1 ? "1 tag" : `${once.length} tags`} used once</summary>
          <TagList tags={once.map(({ slug, name }) => ({ slug, name }))} label="Tags used once" />
        </details>
      ) : null}
    </div>
  );
}
