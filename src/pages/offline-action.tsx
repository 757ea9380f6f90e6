import type { ReactElement } from "react";
import { Icon } from "../components/icon.tsx";
import { formatBytes } from "../model/file-size.ts";
import type { Track } from "../model/track.ts";
import { useCanKeep, useDownload, useOffline } from "../offline/use-downloads.ts";

/**
 * In a menu that is open: keeps the episode's audio on this device, stops that, or removes it.
 * Where its host forbids it, a plain link to the file stands instead.
 */
export function OfflineAction(props: { track: Track }): ReactElement | null {
  const { track } = props;
  const canKeep = useCanKeep();
  const parts = useOffline();
  const { download, forbidden, known, said } = useDownload(parts, track);
  if (forbidden || !canKeep) return <FileLink track={track} forbidden={forbidden} />;
  const { bytes } = track.audio;
  const percent = download?.total
    ? ` (${Math.floor((download.bytes / download.total) * 100)} %)`
    : "";
  const words =
    download === undefined
      ? `Keep offline${bytes ? ` (${formatBytes(bytes)})` : ""}`
      : download.status === "kept"
        ? "Remove from this device"
        : `Stop downloading${percent}`;
  return (
    <>
      <button
        type="button"
        aria-disabled={!known}
        onClick={() => {
          if (!known || !parts) return;
          if (download) void parts.downloads.remove(track);
          else void parts.downloads.save(track);
        }}
      >
        <Icon name={download ? "close" : "download"} />
        {words}
      </button>
      <output>{said || (download?.status === "kept" ? "On this device" : "")}</output>
    </>
  );
}

function FileLink(props: { track: Track; forbidden: boolean }): ReactElement {
  return (
    <>
      <a href={props.track.audio.src} download>
        <Icon name="download" />
        Download the file
      </a>
      <output>{props.forbidden ? "Its host does not let this site keep it." : ""}</output>
    </>
  );
}
