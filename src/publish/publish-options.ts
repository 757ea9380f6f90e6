import type { CompiledArchive } from "../compile/compile-archive.ts";
import type { Blobs } from "../compile/compile-cache.ts";
import type { CatalogReader } from "../model/reader.ts";
import type { StartThread } from "../threads/share-out.ts";
import type { BuildLog } from "./build-log.ts";
import type { CardCache } from "./cards/write-cards.ts";
import type { Template } from "./document.ts";
import type { SiteWriter } from "./site-writer.ts";

/** A page as the app renders it. */
export interface Rendered {
  status: number;
  head: string;
  body: string;
  data: string;
  routes: string[];
}

/** What `app/server.tsx` gives: `publish` never imports the app itself. */
export type CreateRenderer = (
  reader: CatalogReader,
  base: string,
) => (path: string) => Promise<Rendered>;

export interface PublishOptions {
  archive: CompiledArchive;
  createRenderer: CreateRenderer;
  /** File that `createRenderer` comes from, for other threads. */
  server: string;
  /** Makes pages on several cores. */
  startThread?: StartThread;
  template: Omit<Template, "policy">;
  writer: SiteWriter;
  log: BuildLog;
  /** "/" or "/a/sub/path/". */
  base: string;
  /** Of the code and of all options: another one makes everything anew. */
  version: string;
  /** False for a build that has no use for preview cards. */
  cards?: boolean;
  /** Cards that were drawn before. */
  cache?: CardCache;
  /** Where else something is kept from build to build. */
  blobs?: Blobs;
}
