import type { WorkerPlan } from "../model/offline-files.ts";

/** As much of a service worker's global scope as ours uses: TypeScript's own types of it exclude a page's. */
export interface WorkerScope {
  readonly playhead: WorkerPlan;
  readonly location: { readonly origin: string };
  readonly clients: { claim(): Promise<void> };
  readonly registration: {
    readonly navigationPreload?: { enable(): Promise<void> };
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: "install" | "activate", listener: (event: LifeEvent) => void): void;
  addEventListener(type: "fetch", listener: (event: FetchLikeEvent) => void): void;
  addEventListener(type: "message", listener: (event: { data: unknown }) => void): void;
}

export interface LifeEvent {
  /** Keeps the worker alive until `work` is done. */
  waitUntil(work: Promise<unknown>): void;
}

export interface FetchLikeEvent extends LifeEvent {
  readonly request: Request;
  /** What the browser asked for while the worker was starting; undefined where it did not. */
  readonly preloadResponse?: Promise<Response | undefined>;
  respondWith(answer: Promise<Response>): void;
}
