import { type ReactElement, useEffect, useMemo, useState } from "react";
import { FailureNotice } from "../components/failure-notice.tsx";
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
  const [failure, setFailure] = useState<{ reason: unknown }>();

  useEffect(() => {
    let wanted = true;
    reader?.transcript(track.id).then(
      (file) => wanted && setCues(file?.cues ?? []),
      (reason: unknown) => wanted && setFailure({ reason }),
    );
    return () => {
      wanted = false;
    };
  }, [reader, track.id]);

  const current = useMemo(
    () => followIndex(session, track.guid, cues ?? []),
    [session, track, cues],
  );
  if (failure) return <FailureNotice reason={failure.reason} onRetry={props.onRetry} />;
  if (!cues) return <p>Loading…</p>;
  if (cues.length === 0) return <p>There is no transcript of this episode.</p>;
  return <Transcript cues={cues} current={current} onPick={(seconds) => session.seek(seconds)} />;
}
