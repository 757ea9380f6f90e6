import { type ReactElement, type ReactNode, useState } from "react";
import { DocumentHead } from "../components/document-head.tsx";
import { own } from "../components/own-words.ts";
import { QueueList } from "../components/queue-list.tsx";
import { SiteLink } from "../components/site-link.tsx";
import { momentsByEpisode } from "../library/moments.ts";
import { history } from "../library/positions.ts";
import type { KeptPlace, Moment, SavedEpisode } from "../library/records.ts";
import { savedEpisodes } from "../library/saved.ts";
import {
  useLibrary,
  useLibraryLoaded,
  useMoments,
  usePlaces,
  useQueue,
  useSavedRecords,
} from "../library/use-library.tsx";
import { formatDate } from "../model/calendar-date.ts";
import { HOME, SAVED } from "../model/paths.ts";
import { formatDuration } from "../model/timestamp.ts";
import type { Track } from "../model/track.ts";
import { useSession } from "../player/use-player.tsx";
import { EpisodeMenu } from "./episode-menu.tsx";
import { KeptTransfer } from "./kept-transfer.tsx";
import { MomentItem } from "./moment-item.tsx";
import { OnThisDevice } from "./on-this-device.tsx";
import styles from "./saved.module.css";
import { TrackPlayButton } from "./track-play-button.tsx";
import { useShow } from "./use-show.ts";

/** `/saved/`: everything that this listener keeps, in this browser alone. Empty until the library is read. */
export function SavedPage(): ReactElement {
  const show = useShow();
  const loaded = useLibraryLoaded();
  const [words, setWords] = useState("");
  const wanted = words.trim().toLowerCase();
  const matches = (track: Track, note = ""): boolean =>
    [track.title, track.guests, note].some((text) => text.toLowerCase().includes(wanted));

  const moments = momentsByEpisode(useMoments())
    .map((group) => group.filter(({ track, note }) => matches(track, note)))
    .filter((group) => group.length > 0);
  const saved = savedEpisodes(useSavedRecords()).filter(({ track }) => matches(track));
  const queue = useQueue().filter((track) => matches(track));
  const heard = history(usePlaces()).filter(({ track }) => matches(track));
  const count = moments.flat().length + saved.length + queue.length + heard.length;

  return (
    <div className={styles["saved"]} data-loading={loaded ? undefined : ""}>
      <DocumentHead
        title="Saved"
        show={show.title}
        description={`Episodes and moments of ${show.title} that you keep, in this browser alone`}
        canonical={show.url ? `${show.url}${SAVED}` : undefined}
      />
      <header>
        <h1>Saved</h1>
        <p className={styles["about"]}>
          What you save, mark and hear is kept in this browser alone: no account, and nobody else
          sees it. Save an episode from the menu on its card, or mark a moment in the player while
          you listen.
        </p>
      </header>
      <noscript>
        <p>Saving needs JavaScript.</p>
      </noscript>
      <search className={`${styles["search"] ?? ""} needs-scripts`}>
        <input
          type="search"
          aria-label="Search in what you keep"
          placeholder="Search in what you keep"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <output>{wanted === "" ? "" : count === 1 ? "1 entry" : `${count} entries`}</output>
      </search>
      {count === 0 && wanted === "" ? <NothingYet /> : null}
      <Moments groups={moments} />
      <Episodes saved={saved} />
      <Queue tracks={queue} whole={wanted === ""} />
      <History places={heard} />
      <KeptTransfer show={show.title} />
      {/* It finds out how much there is, which moves nothing at the end. */}
      <OnThisDevice />
    </div>
  );
}

function NothingYet(): ReactElement {
  return (
    <p>
      Nothing yet. <SiteLink to={HOME}>Browse the episodes</SiteLink>
    </p>
  );
}

/** A part of the page with its heading; nothing where there is nothing in it. */
function Part(props: { id: string; title: string; count: number; children: ReactNode }): ReactNode {
  if (props.count === 0) return null;
  return (
    <section aria-labelledby={props.id}>
      <h2 id={props.id}>
        {props.title} <span className={styles["count"]}>{props.count}</span>
      </h2>
      {props.children}
    </section>
  );
}

function Moments(props: { groups: Moment[][] }): ReactElement {
  return (
    <Part id="moments" title="Moments" count={props.groups.flat().length}>
      {props.groups.map((group) => (
        <article key={group[0]?.track.guid} className={styles["group"]}>
          <h3>
            <SiteLink to={group[0]?.track.path ?? HOME} {...own(group[0]?.track.title ?? "")}>
              {group[0]?.track.title}
            </SiteLink>
          </h3>
          <ul>
            {group.map((moment) => (
              <MomentItem key={moment.id} moment={moment} />
            ))}
          </ul>
        </article>
      ))}
    </Part>
  );
}

function Episodes(props: { saved: SavedEpisode[] }): ReactElement {
  return (
    <Part id="episodes" title="Episodes" count={props.saved.length}>
      <ul className={styles["rows"]}>
        {props.saved.map(({ track }) => (
          <Row key={track.guid} track={track} facts={factsOf(track)} />
        ))}
      </ul>
    </Part>
  );
}

function Queue(props: { tracks: Track[]; whole: boolean }): ReactElement {
  const library = useLibrary();
  const session = useSession();
  return (
    <Part id="queue" title="Up next" count={props.tracks.length}>
      <QueueList
        tracks={props.tracks}
        // A filtered list has no places to move to.
        onMove={(guid, to) => props.whole && library?.queue.move(guid, to)}
        onRemove={(guid) => library?.queue.remove(guid)}
        onPlay={(track) => session?.play(track)}
      />
    </Part>
  );
}

function History(props: { places: KeptPlace[] }): ReactElement {
  const library = useLibrary();
  return (
    <Part id="history" title="History" count={props.places.length}>
      <ul className={styles["rows"]}>
        {props.places.map(({ track, at, duration, finished, updated }) => {
          const left = (duration ?? track.duration ?? 0) - at;
          const how = finished ? "Played" : left > 0 ? `${formatDuration(left)} left` : "Begun";
          return (
            <Row key={track.guid} track={track} besideWords facts={`${how} · ${dayOf(updated)}`}>
              <button
                type="button"
                className={styles["remove"]}
                onClick={() => library?.positions.forget(track.guid)}
                aria-label={`Remove ${track.title} from the history`}
              >
                Remove
              </button>
            </Row>
          );
        })}
      </ul>
    </Part>
  );
}

function Row(props: {
  track: Track;
  facts: string;
  /** The facts say how much was heard. */
  besideWords?: boolean;
  children?: ReactNode;
}): ReactElement {
  const { track, besideWords } = props;
  return (
    <li>
      <TrackPlayButton track={track} besideWords={besideWords} />
      <div>
        <SiteLink to={track.path} {...own(track.title)}>
          {track.title}
        </SiteLink>
        <p>{props.facts}</p>
      </div>
      {props.children}
      <EpisodeMenu track={track} />
    </li>
  );
}

/** The listener's own day of a date in milliseconds. */
const dayOf = (date: number): string =>
  formatDate(new Date(date - new Date(date).getTimezoneOffset() * 60_000).toISOString());

const factsOf = ({ number, guests, duration }: Track): string =>
  [
    number === undefined ? "" : `Episode ${number}`,
    guests,
    duration === undefined ? "" : formatDuration(duration),
  ]
    .filter(Boolean)
    .join(" · ");
