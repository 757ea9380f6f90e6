import type { ReactElement } from "react";
import { Icon } from "../components/icon.tsx";
import { FrameFacade } from "../components/player-frame.tsx";
import { SiteLink } from "../components/site-link.tsx";
import type { Episode } from "../model/episode.ts";
import type { EpisodeEntry } from "../model/episode-entry.ts";
import { formatTimestamp } from "../model/timestamp.ts";
import { trackOf } from "../model/track.ts";
import type { ShareTime } from "../player/parse-share-time.ts";
import { usePlayer, useSession } from "../player/use-player.tsx";
import styles from "./episode-action.module.css";
import { SaveButton } from "./episode-keeping.tsx";
import { EpisodeMenu } from "./episode-menu.tsx";
import { TrackPlayButton } from "./track-play-button.tsx";
import { useShow } from "./use-show.ts";

/** On a card: plays the episode, or leads to where it plays; nothing where it cannot be heard. */
export function EpisodeAction(props: { episode: EpisodeEntry }): ReactElement | null {
  const { episode } = props;
  const track = trackOf(episode, useShow());
  if (track) {
    return (
      <div className={styles["stack"]}>
        <TrackPlayButton track={track} />
        <EpisodeMenu track={track} />
      </div>
    );
  }
  // Not offered without its address, which may not have been read yet.
  if (!episode.framed && !episode.audio) return null;
  return (
    <SiteLink
      to={episode.path}
      className={`${styles["elsewhere"]} ${episode.audio === "unread" ? styles["unread"] : ""}`}
      aria-label={`Listen to ${episode.title} on its page`}
    >
      <Icon name="external" />
    </SiteLink>
  );
}

/** On the page of an episode: everything that can be heard of it. */
export function EpisodePlayers(props: { episode: Episode; from?: ShareTime }): ReactElement {
  const { episode, from } = props;
  const session = useSession();
  const open = usePlayer((state) => state.frame?.frame.src);
  const { audio, frames, title, path } = episode;
  const track = trackOf(episode, useShow());
  return (
    <div className={styles["players"]}>
      {audio && track ? (
        <div className={styles["own"]}>
          <TrackPlayButton
            track={track}
            words={from ? `Play from ${formatTimestamp(from.at)}` : "Play"}
            from={from}
          />
          <SaveButton track={track} />
          <EpisodeMenu track={track} />
          {audio.label ? <p>{audio.label}</p> : null}
          <noscript>
            {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- the transcript is linked beside */}
            <audio controls preload="none" src={audio.src} />
          </noscript>
        </div>
      ) : null}
      {frames.map((frame) => (
        <FrameFacade
          key={frame.src}
          frame={frame}
          besideOwnAudio={audio !== undefined}
          open={open === frame.src}
          onOpen={() => session?.openFrame({ frame, title, path })}
        />
      ))}
      {!audio && frames.length === 0 ? (
        <p className={styles["silent"]}>There is no audio for this episode here.</p>
      ) : null}
    </div>
  );
}
