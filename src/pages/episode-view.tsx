import type { ReactElement } from "react";
import { Cover } from "../components/cover.tsx";
import { DocumentHead } from "../components/document-head.tsx";
import { EpisodeFacts } from "../components/episode-facts.tsx";
import { own } from "../components/own-words.ts";
import { PeopleLinks } from "../components/people-links.tsx";
import { TagList } from "../components/tag-list.tsx";
import type { EpisodeFile } from "../model/catalog.ts";
import { ChapterList } from "./chapter-list.tsx";
import { EpisodePlayers } from "./episode-action.tsx";
import styles from "./episode-view.module.css";
import { ArchivedLinks, MentionedIn, SharedSubjects } from "./mentions.tsx";
import { Neighbours, Related } from "./neighbours.tsx";
import { leastHeight, Notes } from "./notes.tsx";
import { useEpisodePlayback, useShareTime } from "./use-episode-playback.ts";
import { useShow } from "./use-show.ts";

/** An episode: what it is, what plays it, and everything that its notes hold. */
export function EpisodeView(props: { file: EpisodeFile }): ReactElement {
  const { episode, previous, next, related, mentionedIn, shared } = props.file;
  const show = useShow();
  const playAt = useEpisodePlayback(episode);
  return (
    <article className={styles["episode"]}>
      <DocumentHead
        title={episode.title}
        show={show.title}
        description={episode.summary || `${episode.title}, an episode of ${show.title}`}
        canonical={show.url ? `${show.url}${episode.path}` : undefined}
      />
      <header className={styles["header"]}>
        <div className={styles["eyebrow"]}>
          <Cover seed={episode.guid} image={episode.image} className={styles["cover"]} />
          {episode.number === undefined ? null : <p>Episode {episode.number}</p>}
        </div>
        <h1 {...own(episode.title, episode.lang)}>{episode.title}</h1>
        <EpisodeFacts episode={episode}>
          {episode.explicit ? <span>Explicit</span> : null}
        </EpisodeFacts>
        <EpisodePlayers episode={episode} from={useShareTime()} />
      </header>
      <div className={styles["columns"]}>
        <Notes lang={episode.lang} sections={episode.sections} onTime={playAt} />
        <aside className={styles["aside"]} aria-label="About this episode">
          {episode.chapters.length > 0 ? <ChapterList episode={episode} onTime={playAt} /> : null}
          {episode.tags.length > 0 ? (
            <section>
              <h2>Tags</h2>
              <TagList tags={episode.tags} label="Tags" />
            </section>
          ) : null}
          {episode.credits.length > 0 ? (
            <section>
              <h2>People</h2>
              <dl className={styles["people"]}>
                {episode.guests.length > 0 ? (
                  <div>
                    <dt>{episode.guests.length === 1 ? "Guest" : "Guests"}</dt>
                    <dd>
                      <PeopleLinks people={episode.guests} />
                    </dd>
                  </div>
                ) : null}
                {episode.hosts.length > 0 ? (
                  <div>
                    <dt>{episode.hosts.length === 1 ? "Host" : "Hosts"}</dt>
                    <dd>
                      <PeopleLinks people={episode.hosts} />
                    </dd>
                  </div>
                ) : null}
              </dl>
            </section>
          ) : null}
          <MentionedIn episodes={mentionedIn} />
          <SharedSubjects shared={shared} />
          {episode.transcript ? (
            <section>
              <h2>Transcript</h2>
              <p>
                <a href={episode.transcript}>Transcript as a file</a>
              </p>
            </section>
          ) : null}
          <ArchivedLinks date={episode.date} />
        </aside>
      </div>
      <Neighbours previous={previous} next={next} />
      <Related related={related} at={leastHeight(episode.sections)} />
    </article>
  );
}
