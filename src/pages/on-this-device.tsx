import { type ReactElement, useEffect, useState } from "react";
import { own } from "../components/own-words.ts";
import { PillButton } from "../components/pill-button.tsx";
import { SiteLink } from "../components/site-link.tsx";
import { formatBytes } from "../model/file-size.ts";
import { episodeDataPath, pageDataPath, transcriptDataPath } from "../model/paths.ts";
import type { CatalogReader } from "../model/reader.ts";
import type { Download } from "../offline/downloads.ts";
import type { OfflineParts } from "../offline/offline-context.tsx";
import { useDownloads, useOffline, useWholeArchive } from "../offline/use-downloads.ts";
import styles from "./on-this-device.module.css";
import { useReader } from "./reader-context.ts";
import saved from "./saved.module.css";
import { TrackPlayButton } from "./track-play-button.tsx";

/** What is kept for hours without a network. Nothing where nothing can be kept. */
export function OnThisDevice(): ReactElement | null {
  const parts = useOffline();
  const all = useDownloads(parts, (state) => state.all);
  const said = useDownloads(parts, (state) => state.said);
  const loaded = useDownloads(parts, (state) => state.loaded);
  const whole = useWholeArchive(parts).status;
  if (!parts || !loaded) return null;
  const downloads = [...all.values()];
  const kept = downloads.filter(({ status }) => status === "kept").length;
  return (
    <section aria-labelledby="device" className={styles["device"]}>
      <h2 id="device">
        On this device{" "}
        {downloads.length > 0 ? <span className={saved["count"]}>{downloads.length}</span> : null}
      </h2>
      {downloads.length === 0 ? (
        <p>Keep an episode offline from the menu on its card, and it plays without a network.</p>
      ) : (
        <ul className={saved["rows"]}>
          {downloads.map((download) => (
            <Row key={parts.downloads.urlOf(download.track)} download={download} parts={parts} />
          ))}
        </ul>
      )}
      <output>{said}</output>
      <WholeArchive parts={parts} />
      {/* Asked again after every change. */}
      <Room key={`${downloads.length} ${kept} ${whole}`} />
    </section>
  );
}

function Row(props: { download: Download; parts: OfflineParts }): ReactElement {
  const { download, parts } = props;
  const { track, status, bytes, total } = download;
  const loading = status === "loading";
  return (
    <li>
      <TrackPlayButton track={track} />
      <div>
        <SiteLink to={track.path} {...own(track.title)}>
          {track.title}
        </SiteLink>
        {loading ? (
          <progress
            aria-label={`Downloading ${track.title}`}
            {...(total ? { value: bytes, max: total } : {})}
          />
        ) : null}
        <p>
          {formatBytes(bytes)}
          {loading && total ? ` of ${formatBytes(total)}` : null}
        </p>
      </div>
      <button
        type="button"
        className={saved["remove"]}
        aria-label={
          loading ? `Stop downloading ${track.title}` : `Remove ${track.title} from this device`
        }
        onClick={() => void parts.downloads.remove(track)}
      >
        {loading ? "Stop" : "Remove"}
      </button>
    </li>
  );
}

/** Data files of everything there is. */
async function allFiles(reader: CatalogReader): Promise<string[]> {
  const { episodes, show } = await reader.catalog();
  return [
    ...episodes.map(({ path }) => episodeDataPath(path)),
    ...episodes.flatMap(({ id, hasTranscript }) => (hasTranscript ? transcriptDataPath(id) : [])),
    ...show.pagePaths.map(pageDataPath),
  ];
}

function WholeArchive(props: { parts: OfflineParts }): ReactElement | null {
  const { archive } = props.parts;
  const { sizes, status, outdated, done, files, said } = useWholeArchive(props.parts);
  const reader = useReader();
  const [failed, setFailed] = useState("");
  if (!sizes) return null;
  const save = async (from: CatalogReader): Promise<void> => {
    setFailed("");
    try {
      await archive.save(await allFiles(from));
    } catch (error) {
      setFailed(error instanceof Error ? error.message : "The list of episodes could not be read.");
    }
  };
  return (
    <>
      <h3>The whole archive</h3>
      <p>
        {status === "kept"
          ? outdated
            ? "It is on this device, as it was when you kept it. The site has changed since."
            : `All notes, pictures and transcripts are on this device: ${formatBytes(sizes.bytes)}.`
          : `All notes, pictures and transcripts, without the sound: ${formatBytes(sizes.bytes)}.`}
      </p>
      {status === "loading" ? (
        <progress aria-label="Downloading the archive" value={done} max={files} />
      ) : null}
      <div className={styles["acts"]}>
        {status === "loading" ? <PillButton onClick={() => archive.stop()}>Stop</PillButton> : null}
        {status === "absent" || (status === "kept" && outdated) ? (
          <PillButton onClick={() => reader && void save(reader)}>
            {outdated ? "Bring it up to date" : "Make the whole archive available offline"}
          </PillButton>
        ) : null}
        {status === "kept" ? (
          <PillButton onClick={() => void archive.remove()}>
            Remove the archive from this device
          </PillButton>
        ) : null}
      </div>
      <output>{failed || said}</output>
    </>
  );
}

/** What this site takes of the device, as the browser estimates it. */
function Room(): ReactElement | null {
  const [estimate, setEstimate] = useState<StorageEstimate>();
  useEffect(() => {
    navigator.storage?.estimate?.().then(setEstimate, () => undefined);
  }, []);
  if (!estimate?.quota) return null;
  const { usage = 0, quota } = estimate;
  return (
    <p>
      This site takes {formatBytes(usage)} here. The browser leaves it about{" "}
      {formatBytes(quota - usage)} more.
    </p>
  );
}
