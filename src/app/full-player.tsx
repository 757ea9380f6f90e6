import { type ReactElement, useState } from "react";
import { useHref } from "react-router";
import { ChapterPicker } from "../components/chapter-picker.tsx";
import type { IconName } from "../components/icon.tsx";
import { IconButton } from "../components/icon-button.tsx";
import { MomentNote } from "../components/moment-note.tsx";
import { PillButton } from "../components/pill-button.tsx";
import { QueueList } from "../components/queue-list.tsx";
import { SharePanel } from "../components/share-panel.tsx";
import { Sheet } from "../components/sheet.tsx";
import { type SleepChoice, SleepSelect } from "../components/sleep-select.tsx";
import { SpeedSelect } from "../components/speed-select.tsx";
import { type Tab, Tabs } from "../components/tabs.tsx";
import { VolumeControl } from "../components/volume-control.tsx";
import type { Library } from "../library/library.ts";
import type { Moment } from "../library/records.ts";
import { useLibrary, usePreference, useQueue, useSaved } from "../library/use-library.tsx";
import type { Track } from "../model/track.ts";
import type { AudioSession } from "../player/audio-session.ts";
import { shareAddress } from "../player/parse-share-time.ts";
import { SKIP_BACK, SKIP_FORWARD, SPEEDS, wantsSound } from "../player/player-state.ts";
import { SLEEP_MINUTES } from "../player/sleep-timer.ts";
import { usePlayer, useSession } from "../player/use-player.tsx";
import { DockSeek } from "./dock-seek.tsx";
import styles from "./full-player.module.css";
import { TranscriptPanel } from "./transcript-panel.tsx";

/** Everything about what plays, in a sheet over the page. Loaded when it is first wanted. */
export function FullPlayer(props: { onClose: () => void }): ReactElement | null {
  const session = useSession();
  const library = useLibrary();
  const track = usePlayer((state) => state.track);
  const queue = useQueue();
  if (!session || !library || !track) return null;
  const stop = (): void => {
    session.close();
    props.onClose();
  };

  const tabs: Tab[] = [
    ...(track.chapters
      ? [{ id: "chapters", name: "Chapters", content: <Chapters session={session} /> }]
      : []),
    ...(track.transcript
      ? [
          {
            id: "transcript",
            name: "Transcript",
            content: <TranscriptPanel key={track.guid} session={session} track={track} />,
          },
        ]
      : []),
    {
      id: "queue",
      name: queue.length > 0 ? `Up next (${queue.length})` : "Up next",
      content: <Queue session={session} library={library} />,
    },
    { id: "share", name: "Share", content: <Share session={session} track={track} /> },
    { id: "choices", name: "Choices", content: <Choices library={library} onStop={stop} /> },
  ];
  return (
    <Sheet isOwn title={track.title} onClose={props.onClose}>
      <Controls session={session} track={track} library={library} />
      <Tabs label="About what plays" tabs={tabs} />
    </Sheet>
  );
}

function Controls(props: { session: AudioSession; track: Track; library: Library }): ReactElement {
  const { session, track, library } = props;
  const state = usePlayer((all) => all);
  const saved = useSaved(track.guid);
  const [moment, setMoment] = useState<Moment>();
  const playing = wantsSound(state.status);
  const button = (name: string, icon: IconName, act: () => void, main = false): ReactElement => (
    <IconButton
      name={name}
      icon={icon}
      filled={main}
      className={main ? styles["main"] : ""}
      onClick={act}
    />
  );
  return (
    <div className={styles["controls"]}>
      <p className={styles["under"]}>
        {track.audio.label ? <strong>{track.audio.label}</strong> : null}
        <span>{track.chapters?.[state.chapter]?.title ?? (track.guests || track.show)}</span>
      </p>
      <DockSeek />
      <div className={`${styles["row"]} ${styles["big"]}`}>
        {track.chapters
          ? button("Previous chapter", "previous", () => session.previousChapter())
          : null}
        {button(`Back ${-SKIP_BACK} seconds`, "back-15", () => session.skip(SKIP_BACK))}
        {button(
          playing ? "Pause" : "Play",
          playing ? "pause" : "play",
          () => session.toggle(),
          true,
        )}
        {button(`Forward ${SKIP_FORWARD} seconds`, "forward-30", () => session.skip(SKIP_FORWARD))}
        {track.chapters ? button("Next chapter", "next", () => session.nextChapter()) : null}
      </div>
      <output className={styles["said"]}>{state.error ?? state.notice ?? ""}</output>
      <div className={styles["row"]}>
        <SpeedSelect rate={state.rate} speeds={SPEEDS} onRate={(rate) => session.setRate(rate)} />
        <VolumeControl
          volume={state.volume}
          muted={state.muted}
          onVolume={(volume) => session.setVolume(volume)}
          onMuted={(muted) => session.setMuted(muted)}
        />
        <PillButton
          icon="moment"
          className={styles["act"]}
          onClick={() => setMoment(library.moments.add(track, session.position(), ""))}
        >
          Mark this moment
        </PillButton>
        <PillButton
          icon={saved ? "check" : "bookmark"}
          className={styles["act"]}
          aria-pressed={saved}
          onClick={() => library.saved.set(track, !saved)}
        >
          Save
        </PillButton>
      </div>
      {moment ? (
        <MomentNote
          key={moment.id}
          at={moment.at}
          note=""
          onNote={(note) => library.moments.setNote(moment.id, note)}
          onDone={() => setMoment(undefined)}
        />
      ) : null}
      <Sleep session={session} hasChapters={track.chapters !== undefined} />
    </div>
  );
}

function Sleep(props: { session: AudioSession; hasChapters: boolean }): ReactElement {
  const sleep = usePlayer((state) => state.sleep);
  const [minutes, setMinutes] = useState<number>(SLEEP_MINUTES[2]);
  const value: SleepChoice = !sleep ? "off" : sleep.until === "time" ? minutes : sleep.until;
  const at =
    sleep?.until === "time"
      ? new Date(sleep.deadline).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" })
      : undefined;
  return (
    <div className={styles["row"]}>
      <SleepSelect
        minutes={SLEEP_MINUTES}
        hasChapters={props.hasChapters}
        value={value}
        onChange={(choice) => {
          if (typeof choice === "number") {
            setMinutes(choice);
            props.session.setSleep({ until: "time", deadline: Date.now() + choice * 60_000 });
          } else props.session.setSleep(choice === "off" ? undefined : { until: choice });
        }}
      />
      <output className={styles["said"]}>{at ? `Pauses at ${at}` : ""}</output>
    </div>
  );
}

function Chapters(props: { session: AudioSession }): ReactElement {
  const chapters = usePlayer((state) => state.track?.chapters) ?? [];
  const current = usePlayer((state) => state.chapter);
  return (
    <ChapterPicker
      chapters={chapters}
      current={current}
      onPick={(seconds) => props.session.seek(seconds)}
    />
  );
}

function Queue(props: { session: AudioSession; library: Library }): ReactElement {
  const { session, library } = props;
  const { queue } = library;
  const tracks = useQueue();
  return (
    <>
      <QueueList
        tracks={tracks}
        onMove={(guid, to) => queue.move(guid, to)}
        onRemove={(guid) => queue.remove(guid)}
        onPlay={(track) => {
          session.play(track);
          queue.remove(track.guid);
        }}
      />
      {tracks.length > 1 ? (
        <PillButton onClick={() => queue.clear()}>Empty the queue</PillButton>
      ) : null}
    </>
  );
}

function Share(props: { session: AudioSession; track: Track }): ReactElement {
  const { session, track } = props;
  const path = useHref(track.path);
  // Dismissing the system's sheet rejects: the listener knows that they did.
  const share = (url: string): void =>
    void navigator.share({ title: track.title, url }).catch(() => undefined);
  return (
    <SharePanel
      key={track.guid}
      title={track.title}
      position={() => session.position()}
      address={(time) => shareAddress(new URL(path, location.href).href, time)}
      share={typeof navigator.share === "function" ? share : undefined}
      copy={async (address) => {
        try {
          await navigator.clipboard.writeText(address);
          return true;
        } catch {
          return false;
        }
      }}
    />
  );
}

const CHOICES = [
  ["autoNext", "Go on with the queue when an episode ends"],
  ["skipSponsors", "Skip chapters marked as sponsored"],
  ["shortcuts", "Use single keys as shortcuts"],
] as const;

function Choices(props: { library: Library; onStop: () => void }): ReactElement {
  const { preferences } = props.library;
  const values = usePreference((all) => all);
  return (
    <div className={styles["choices"]}>
      {CHOICES.map(([name, words]) => (
        <label key={name}>
          <input
            type="checkbox"
            checked={values[name]}
            onChange={(event) => preferences.set({ [name]: event.target.checked })}
          />
          {words}
        </label>
      ))}
      <p>
        <PillButton icon="close" onClick={props.onStop}>
          Close the player
        </PillButton>
      </p>
    </div>
  );
}
