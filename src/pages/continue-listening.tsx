import type { ReactElement } from "react";
import { own } from "../components/own-words.ts";
import { SiteLink } from "../components/site-link.tsx";
import { unfinished } from "../library/positions.ts";
import { usePlaces } from "../library/use-library.tsx";
import { formatDuration } from "../model/timestamp.ts";
import styles from "./continue-listening.module.css";
import { TrackPlayButton } from "./track-play-button.tsx";

const SHOWN = 3;

/** What was begun and not finished, the last heard first; nothing for a newcomer. */
export function ContinueListening(): ReactElement | null {
  const places = unfinished(usePlaces()).slice(0, SHOWN);
  if (places.length === 0) return null;
  return (
    <section aria-labelledby="continue" className={styles["continue"]}>
      <h2 id="continue">Continue listening</h2>
      <ul>
        {places.map(({ track, at, duration }) => {
          const left = (duration ?? track.duration ?? 0) - at;
          return (
            <li key={track.guid}>
              <TrackPlayButton track={track} besideWords />
              <div>
                <SiteLink to={track.path} {...own(track.title)}>
                  {track.title}
                </SiteLink>
                <p>{left > 0 ? `${formatDuration(left)} left` : "Begun"}</p>
              </div>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
