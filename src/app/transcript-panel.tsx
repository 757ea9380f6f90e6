import { type ReactElement, useEffect, useMemo, useState } from "react";
import { Transcript } from "../components/transcript.tsx";
import type { Cue } from "../model/episode.ts";
import type { Track } from "../model/track.ts";
import { useReader } from "../pages/reader-context.ts";
import type { AudioSession } from "../player/audio-session.ts";
import { followIndex } from "../player/current-index.ts";

/** The transcript of what plays, fetched when it is opened. */
export function TranscriptPanel(props: { session: AudioSession; track: Track }): ReactElement {
  const [attempt, setAttempt] = useState(0);
  return <Loading key={attempt} {...props} onRetry={() => setAttempt(attempt + 1)} />;
}

function Loading(props: {
  session: AudioSession;
  track: Track;
  onRetry: () => void;
}): ReactElement {
  const { session, track } = props;
  const reader = useReader();
  const [cues, setCues] = useState<readonly Cue[]>();
  const [failure, setFailure] = useState<string>();

  useEffect(() => {
    let wanted = true;
    reader?.transcript(track.id).then(
      (file) => wanted && setCues(file?.cues ?? []),
      (error: unknown) =>
        wanted &&
        setFailure(error instanceof Error ? error.message : "The transcript could not be loaded."),
    );
    return () => {
      wanted = false;
    };
  }, [reader, track.id]);

  const current = useMemo(
    () => followIndex(session, track.guid, cues ?? []),
    [session, track, cues],
  );
  if (failure !== undefined) {
    return (
      <p role="alert">
        {failure}{" "}
        <button type="button" onClick={props.onRetry}>
          Retry
        </button>
      </p>
    );
  }
  if (!cues) return <p>Loading…</p>;
  if (cues.length === 0) return <p>There is no transcript of this episode.</p>;
  return <Transcript cues={cues} current={current} onPick={(seconds) => session.seek(seconds)} />;
}
