import { type ReactElement, useState } from "react";
import { MomentNote } from "../components/moment-note.tsx";
import { PillButton } from "../components/pill-button.tsx";
import { SiteLink } from "../components/site-link.tsx";
import type { Moment } from "../library/records.ts";
import { useLibrary } from "../library/use-library.tsx";
import { formatTimestamp } from "../model/timestamp.ts";
import { useSession } from "../player/use-player.tsx";
import styles from "./saved.module.css";

/** A marked moment: plays from there, and its note can be written anew. */
export function MomentItem(props: { moment: Moment }): ReactElement {
  const { id, at, note, track } = props.moment;
  const library = useLibrary();
  const session = useSession();
  const [edited, setEdited] = useState(false);
  const time = formatTimestamp(at);
  return (
    <li className={styles["moment"]}>
      <PillButton
        accent
        icon="play"
        className={styles["time"]}
        aria-label={`Play ${track.title} from ${time}`}
        onClick={() => session?.play(track, { at })}
      >
        {time}
      </PillButton>
      {edited ? (
        <MomentNote
          at={at}
          note={note}
          onNote={(text) => library?.moments.setNote(id, text)}
          onDone={() => setEdited(false)}
        />
      ) : (
        <p>
          {note ? <span dir="auto">{note}</span> : <span className={styles["blank"]}>No note</span>}{" "}
          <SiteLink
            to={`${track.path}?t=${time}`}
            aria-label={`${track.title} at ${time}, its page`}
          >
            Page
          </SiteLink>
        </p>
      )}
      <div className={styles["acts"]}>
        {edited ? null : (
          <button
            type="button"
            className={styles["remove"]}
            aria-label={`Edit the note at ${time}`}
            onClick={() => setEdited(true)}
          >
            Edit
          </button>
        )}
        <button
          type="button"
          className={styles["remove"]}
          aria-label={`Remove the moment at ${time} of ${track.title}`}
          onClick={() => library?.moments.remove(id)}
        >
          Remove
        </button>
      </div>
    </li>
  );
}
