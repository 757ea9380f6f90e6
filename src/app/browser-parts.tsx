import type { ReactElement, ReactNode } from "react";
import type { Library } from "../library/library.ts";
import { LibraryProvider } from "../library/use-library.tsx";
import type { CatalogReader } from "../model/reader.ts";
import { OfflineProvider, type OpenOffline } from "../offline/offline-context.tsx";
import { ReaderContext } from "../pages/reader-context.ts";
import type { AudioSession } from "../player/audio-session.ts";
import { PlayerProvider } from "../player/use-player.tsx";

/**
 * Gives the tree what only a browser has: the sound, what the listener keeps, the archive to ask, and what is kept on
 * this device. All are `null` on the server; the tree is the same on both sides, for hydration.
 */
export function BrowserParts(props: {
  session: AudioSession | null;
  library: Library | null;
  reader: CatalogReader | null;
  offline: OpenOffline;
  children: ReactNode;
}): ReactElement {
  return (
    <ReaderContext value={props.reader}>
      <LibraryProvider library={props.library}>
        <PlayerProvider session={props.session}>
          <OfflineProvider open={props.offline}>{props.children}</OfflineProvider>
        </PlayerProvider>
      </LibraryProvider>
    </ReaderContext>
  );
}
