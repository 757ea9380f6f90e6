/** Milliseconds after which a page is slow to come. */
export const SLOW = 10_000;

/** What keeps a page from coming is told to whoever watches. */
export interface RouterWatch {
  /** The listener is about to go elsewhere; the page with this key in the history still stands. */
  leaving?(key: string): void;
  /** Says whether the page that is shown stays; else the failure takes its place. */
  failed(reason: unknown, attempt: Attempt): Promise<boolean>;
  /** The page has not come for long, and is still waited for. */
  slow(attempt: Attempt): void;
  /** Another page is shown. */
  arrived(): void;
}

export interface Attempt {
  /** Path, query and place of the page, with the base. */
  href: string;
  /** There is a page to stay on. */
  canStay: boolean;
  /** The browser is at the page's address already: by Back or Forward, or from the start. */
  isHere: boolean;
  /** Aborted once the listener has gone elsewhere. */
  signal: AbortSignal;
  retry: () => void;
}
