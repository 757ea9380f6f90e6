import { hash as digest } from "node:crypto";

/** 96 bits of SHA-256: enough that no two of a million texts meet. */
export const contentHash = (bytes: Uint8Array | string): string =>
  digest("sha256", bytes, "base64url").slice(0, 16);
