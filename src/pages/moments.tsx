import { type ReactElement, useState } from "react";
import { FailureNotice } from "../components/failure-notice.tsx";
import { HighlightedText } from "../components/highlighted-text.tsx";
import { own } from "../components/own-words.ts";
import { PillButton } from "../components/pill-button.tsx";
import { SiteLink } from "../components/site-link.tsx";
import { formatTimestamp } from "../model/timestamp.ts";
import { trackOf } from "../model/track.ts";
import { useSession } from "../player/use-player.tsx";
import type { Moment } from "./find-moments.ts";
import styles from "./moments.module.css";
import { useMoments } from "./use-moments.ts";
import { useShow } from "./use-show.ts";

/**
 * What notes, chapters and transcripts say: searched by itself where the list is thin, else when
 * asked for. A passage with a time plays from there.
 */
export function Moments(props: {
  words: string;
  /** Sure matches in the list above. */
  listed: number;
}): ReactElement | null {
  const { words, listed } = props;
  const [asked, setAsked] = useState("");
  const wanted = words.trim() !== "" && (listed < 3 || asked === words);
  const { moments, failure, searching, retry } = useMoments(wanted ? words : "");
  if (words.trim() === "") return null;
  if (!wanted)
    return (
      <p className={styles["ask"]}>
        <PillButton onClick={() => setAsked(words)}>Search notes and transcripts too</PillButton>
      </p>
    );
  return (
    <section aria-labelledby="moments" className={styles["moments"]}>
      <h2 id="moments">In notes and transcripts</h2>
      <p role="status">{failure ? "" : describe(searching, moments.length)}</p>
      {failure ? <FailureNotice reason={failure.reason} onRetry={retry} /> : null}
      <ol>
        {moments.map((moment) => (
          <li key={`${moment.episode.id} ${moment.text}`}>
            <Passage moment={moment} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function describe(searching: boolean, found: number): string {
  if (searching) return "Searching…";
  if (found === 0) return "Nothing there.";
  return found === 1 ? "1 passage" : `${found} passages`;
}

function Passage(props: { moment: Moment }): ReactElement {
  const { episode, text, ranges, start } = props.moment;
  const session = useSession();
  const track = trackOf(episode, useShow());
  const at = start === undefined ? "" : `?t=${formatTimestamp(start)}`;
  return (
    <article className={styles["passage"]}>
      <h3>
        <SiteLink to={`${episode.path}${at}`} {...own(episode.title)}>
          {episode.title}
        </SiteLink>
      </h3>
      <p {...own(text)}>
        <HighlightedText text={text} ranges={ranges} />
      </p>
      {start !== undefined && track ? (
        <PillButton
          accent
          aria-label={`Play from ${formatTimestamp(start)}: ${episode.title}`}
          onClick={() => session?.play(track, { at: start })}
        >
          Play from {formatTimestamp(start)}
        </PillButton>
      ) : null}
    </article>
  );
}
