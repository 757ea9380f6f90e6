import type { ReactElement, ReactNode } from "react";
import type { Library } from "../library/library.ts";
import { LibraryProvider } from "../library/use-library.tsx";
import type { CatalogReader } from "../model/reader.ts";
import { ReaderContext } from "../pages/reader-context.ts";
import type { AudioSession } from "../player/audio-session.ts";
import { PlayerProvider } from "../player/use-player.tsx";

/**
 * Gives the tree what only a browser has: the sound, what the listener keeps, and the archive to ask. All are `null`
 * on the server; the tree is the same on both sides, for hydration.
 */
export function BrowserParts(props: {
  session: AudioSession | null;
  library: Library | null;
  reader: CatalogReader | null;
  children: ReactNode;
}): ReactElement {
  return (
    <ReaderContext value={props.reader}>
      <LibraryProvider library={props.library}>
        <PlayerProvider session={props.session}>{props.children}</PlayerProvider>
      </LibraryProvider>
    </ReaderContext>
  );
}
