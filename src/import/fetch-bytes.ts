/** The answer to a request. */
export interface Fetched {
  bytes: Buffer;
  /** Where the answer came from, after redirects. */
  address: string;
  /** Media type, lower case, without parameters. */
  type: string;
  charset?: string;
}

/** Milliseconds without a byte, after which a request is given up. */
const PATIENCE = 30_000;

/** Why nothing came, as a sentence. */
export class FetchError extends Error {}

/**
 * Fetches a file of the web: redirects are followed, packed answers unfolded.
 * @param most bytes that are taken
 * @throws FetchError
 */
export async function fetchBytes(
  address: string,
  most: number,
  { accept = "*/*", patience = PATIENCE }: { accept?: string; patience?: number } = {},
): Promise<Fetched> {
  const abort = new AbortController();
  let timer = setTimeout(() => abort.abort(), patience);
  try {
    const response = await fetch(address, {
      signal: abort.signal,
      headers: { accept, "user-agent": "Playhead (podcast import)" },
    });
    if (!response.ok) {
      await response.body?.cancel();
      throw new FetchError(refusal(response.status));
    }
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      clearTimeout(timer);
      timer = setTimeout(() => abort.abort(), patience);
      size += chunk.length;
      if (size > most)
        throw new FetchError(`The answer is larger than ${Math.round(most / 1e6)} MB`);
      chunks.push(chunk);
    }
    const header = response.headers.get("content-type") ?? "";
    const charset = /;\s*charset\s*=\s*"?([\w.:-]+)/i.exec(header)?.[1];
    return {
      bytes: Buffer.concat(chunks),
      address: response.url || address,
      type: (header.split(";")[0] ?? "").trim().toLowerCase(),
      ...(charset === undefined ? {} : { charset }),
    };
  } catch (error) {
    if (error instanceof FetchError) throw error;
    throw new FetchError(reasonOf(error, address, abort.signal.aborted), { cause: error });
  } finally {
    clearTimeout(timer);
    abort.abort();
  }
}

function refusal(status: number): string {
  if (status === 404 || status === 410) return `There is nothing at this address (${status})`;
  if (status === 401 || status === 403) return `The server does not hand it out (${status})`;
  if (status === 429) return `The server wants fewer requests (429); try again later`;
  return status >= 500
    ? `The server has a fault of its own (${status}); try again later`
    : `The server answers with ${status}`;
}

function reasonOf(error: unknown, address: string, timedOut: boolean): string {
  if (timedOut) return "The server does not answer";
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  const { hostname } = new URL(address);
  if (code === "ENOTFOUND" || code === "EAI_AGAIN")
    return `There is no server "${hostname}", or no way to the network`;
  if (code === "ECONNREFUSED") return `Nothing answers at "${hostname}"`;
  if (/CERT|SIGNED|TLS|SSL/.test(code))
    return `The certificate of "${hostname}" is not valid (${code})`;
  const message = cause instanceof Error ? cause.message : String(cause);
  if (/redirect/i.test(message)) return "The address leads on in a circle";
  return `It could not be fetched: ${message || code}`;
}
