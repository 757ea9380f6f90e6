/** A failure whose `message` is fit for listeners. */
export class OfflineError extends Error {
  override name = "OfflineError";
  /** True where the host lets nobody else fetch the file. */
  readonly forbidden: boolean;
  constructor(message: string, forbidden = false) {
    super(message);
    this.forbidden = forbidden;
  }
}

export const NO_ROOM = "There is no room left for it on this device. Nothing of it was kept.";
const OFFLINE = "You seem to be offline. Nothing of it was kept.";

export const isQuota = (error: unknown): boolean =>
  error instanceof Error && /quota/i.test(`${error.name} ${error.message}`);

/** Room left for this site in bytes; Infinity where the browser does not tell. */
export async function roomLeft(): Promise<number> {
  const { quota, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  return quota === undefined ? Infinity : Math.max(0, quota - usage);
}

let asked: Promise<unknown> | undefined;
/** Asks the browser, once a page, not to make room by itself; some browsers ask the listener. */
export function askToPersist(): Promise<unknown> {
  asked ??= (async () => {
    const { storage } = navigator;
    if (await storage?.persisted?.()) return true;
    return storage?.persist?.();
  })().catch(() => false);
  return asked;
}

/** Says in plain words what kept a file from being fetched or stored. */
export function explain(error: unknown): OfflineError {
  if (error instanceof OfflineError) return error;
  if (isQuota(error)) return new OfflineError(NO_ROOM);
  return new OfflineError(
    navigator.onLine ? "The download broke off. Nothing of it was kept; try again." : OFFLINE,
  );
}

/**
 * Fetches a whole audio file.
 * @throws OfflineError where its host forbids it, or does not have it
 */
export async function fetchAudio(url: string, signal: AbortSignal): Promise<Response> {
  const own = new URL(url).origin === window.location.origin;
  let response: Response;
  try {
    response = await fetch(url, { signal, credentials: own ? "same-origin" : "omit" });
  } catch (error) {
    signal.throwIfAborted();
    // A host that does not answer, and one that forbids, look alike from here.
    if (own || !navigator.onLine) throw explain(error);
    throw new OfflineError("The host of this audio does not let other sites keep it.", true);
  }
  const type = response.headers.get("content-type") ?? "";
  if (response.status !== 200 || type.includes("html")) {
    await response.body?.cancel();
    throw new OfflineError(
      response.ok
        ? "The host sent something else than the audio. Nothing was kept."
        : `The host could not send the audio (error ${response.status}). Nothing was kept.`,
    );
  }
  return response;
}

/** Bytes that the answer will bring; undefined where nobody says. */
export function announcedBytes(response: Response): number | undefined {
  const length = Number(response.headers.get("content-length"));
  // Of a compressed answer it is the length on the wire.
  return length > 0 && !response.headers.get("content-encoding") ? length : undefined;
}

/** Passes a body on, telling how much has passed; fails where less or more comes than was announced. */
export function counted(
  body: ReadableStream<Uint8Array>,
  announced: number | undefined,
  tell: (bytes: number) => void,
): ReadableStream<Uint8Array> {
  let bytes = 0;
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.byteLength;
        tell(bytes);
        controller.enqueue(chunk);
      },
      flush(controller) {
        if (announced !== undefined && bytes !== announced)
          controller.error(new Error(`${bytes} of ${announced} bytes came`));
      },
    }),
  );
}
