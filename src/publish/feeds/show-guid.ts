import { createHash } from "node:crypto";

/** Namespace of podcasts (https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/tags/guid.md). */
const PODCASTS = Buffer.from("ead4c236bf5858c6a2c6a6b28d128cb6", "hex");

/** A show's podcast:guid: the UUID of version 5 (RFC 9562, 5.5) of its feed's address, without scheme and last slashes. */
export function showGuid(feedUrl: string): string {
  const name = feedUrl.replace(/^[a-z][a-z0-9+.-]*:\/\//i, "").replace(/\/+$/, "");
  const bytes = createHash("sha1").update(PODCASTS).update(name).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
