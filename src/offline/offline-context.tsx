import { createContext, type ReactElement, type ReactNode } from "react";
import type { Downloads } from "./downloads.ts";
import type { WholeArchive } from "./whole-archive.ts";

/** What can be kept on this device. */
export interface OfflineParts {
  downloads: Downloads;
  archive: WholeArchive;
  /** Whoever shows what happens, says so: it is not told elsewhere meanwhile. Returns the way to stop. */
  tellHere(this: void): () => void;
}

/** Loads the code behind it, once; `null` on the server, in dev, and where nothing can be kept. */
export type OpenOffline = (() => Promise<OfflineParts>) | null;

export const OfflineContext = createContext<OpenOffline>(null);
export function OfflineProvider(props: { open: OpenOffline; children: ReactNode }): ReactElement {
  return <OfflineContext value={props.open}>{props.children}</OfflineContext>;
}
