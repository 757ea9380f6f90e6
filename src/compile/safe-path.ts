import { RESERVED } from "../model/paths.ts";

/** Files at the root that the app writes itself. */
const APP_FILES =
  /^(?:index\.html?|404\.html?|sitemap(?:-\d+)?\.xml|feed(?:-\d+)?\.(?:xml|json)|robots\.txt|licenses\.txt|manifest\.webmanifest|opensearch\.xml|sw\.js|service-worker\.js|_headers|_redirects)$/i;
const DEVICES = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?$/i;
/** Bytes that common file systems allow in a name, less room for endings. */
const LONGEST_SEGMENT = 200;
const LONGEST = 800;

/** True for what the app's own output needs: no page and no copied file may stand there. */
export function isReserved(path: string): boolean {
  const segments = path.replace(/^\/+/, "").split("/").filter(Boolean);
  const [first] = segments;
  if (first === undefined) return true;
  if ((RESERVED as readonly string[]).includes(first.toLowerCase())) return true;
  return segments.length === 1 && APP_FILES.test(first);
}

/**
 * A site path made of an address as metadata states it: with a leading slash,
 * each segment percent-encoded. Or what is wrong: such an address must name a
 * file below the output folder on every file system and every static host.
 */
export function safePath(address: string): { path: string } | { what: string } {
  const shown = address.length > 60 ? `${address.slice(0, 60)}…` : address;
  const bad = (reason: string) => ({ what: `The address "${shown}" ${reason}` });
  let decoded: string;
  try {
    decoded = decodeURIComponent(address);
  } catch {
    return bad("has a broken percent sign");
  }
  if (/%[0-9a-f]{2}/i.test(decoded)) return bad("is encoded twice");
  if (decoded.includes("\0")) return bad("holds a NUL character");
  if (decoded.includes("\\")) return bad("holds a backslash");
  if (decoded.startsWith("//")) return bad("leads to another site");
  if (/^[a-z][a-z0-9+.-]*:/i.test(decoded)) return bad("is no path of this site");
  if (/[?#]/.test(decoded)) return bad("holds ? or #, which end a path");
  // oxlint-disable-next-line no-control-regex
  if (/[\x00-\x1f\x7f<>:"|*\u202a-\u202e\u2066-\u2069]/.test(decoded)) {
    return bad("holds a sign that file systems refuse");
  }
  const relative = decoded.replace(/^\.?\//, "");
  const segments = relative.split("/");
  if (segments.at(-1) === "") segments.pop();
  if (segments.some((segment) => segment === ".." || segment === ".")) {
    return bad("leaves the output folder");
  }
  if (segments.includes("")) return bad("has an empty part");
  if (segments.some((segment) => /^\s|[.\s]$/.test(segment))) {
    return bad("has a part that begins with a blank or ends with a blank or a dot");
  }
  if (segments.some((segment) => DEVICES.test(segment)))
    return bad("is a device's name on Windows");
  if (
    Buffer.byteLength(relative) > LONGEST ||
    segments.some((segment) => Buffer.byteLength(segment) > LONGEST_SEGMENT)
  ) {
    return bad("is too long");
  }
  const path = `/${segments.map(encodeSegment).join("/")}${relative.endsWith("/") && segments.length > 0 ? "/" : ""}`;
  return { path };
}

function encodeSegment(segment: string): string {
  // JSON can write half of a surrogate pair, which has no encoding.
  const whole = segment.replace(/\p{Cs}/gu, "\ufffd").normalize("NFC");
  return encodeURIComponent(whole).replace(/%(?:2C|3B|40|26|3D|2B|24)/g, (code) =>
    decodeURIComponent(code),
  );
}
