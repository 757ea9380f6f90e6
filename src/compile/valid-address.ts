import { isSafeAddress } from "./serialize-html.ts";

/** A web address of harmless characters alone, as most are. */
const PLAIN_WEB =
  /^https?:\/\/[a-z0-9][\w.-]*(?:\/[\w./~!$&'()*+,;=:@-]*)?(?:\?[\w./~!$&'()*+,;=:@?-]*)?$/i;

/** `address` with every character that a URL forbids percent-encoded; undefined when it can be no URL. */
export function validAddress(address: string): string | undefined {
  if (PLAIN_WEB.test(address) && URL.canParse(address)) return address;
  if (!isSafeAddress(address)) return undefined;
  const encoded = address
    // As browsers read it: https://url.spec.whatwg.org/#concept-basic-url-parser.
    // eslint-disable-next-line no-control-regex
    .replace(/^[\0-\x20]+|[\0-\x20]+$/g, "")
    .replace(/[\t\n\r]/g, "")
    // eslint-disable-next-line no-control-regex
    .replace(/[\0-\x20"<>\\^`{|}\x7f-\x9f\u00a0\ufdd0-\ufdef\ufffe\uffff]|\p{Cs}/gu, percent)
    .replace(/%(?![\da-f]{2})/gi, "%25")
    .replace(/(#.*)$/s, (fragment) => `#${fragment.slice(1).replaceAll("#", "%23")}`)
    .replace(
      /^([a-z]+:\/\/[^/?#]*)?(.*)$/is,
      (_, origin: string | undefined, rest: string) =>
        (origin ?? "") + rest.replaceAll("[", "%5B").replaceAll("]", "%5D"),
    );
  if (!/^(?:https?:)?\/\//i.test(encoded))
    // "https:/a" and "https:\\a" lead to a host that no reader sees.
    return /^https?:/i.test(encoded) ? undefined : encoded;
  // A name before the host ("https://youtube.com@evil") deceives readers and is no valid link.
  const host = /^(?:https?:)?\/\/([^/?#]+)/i.exec(encoded)?.[1];
  if (host === undefined || host.includes("@")) return undefined;
  return URL.canParse(encoded, "https://x.invalid") ? encoded : undefined;
}

const percent = (character: string): string => {
  try {
    return encodeURIComponent(character);
  } catch {
    return "";
  }
};
