/** Features of the browser that no page of ours uses, nor any script in it may. */
const NEVER_USED = [
  "accelerometer",
  "camera",
  "display-capture",
  "geolocation",
  "gyroscope",
  "hid",
  "magnetometer",
  "microphone",
  "midi",
  "payment",
  "serial",
  "usb",
];

/** What every answer bears beside its policy and how long it may be kept. */
export const PROTECTION: Readonly<Record<string, string>> = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Permissions-Policy": NEVER_USED.map((feature) => `${feature}=()`).join(", "),
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "X-Content-Type-Options": "nosniff",
  // For browsers that do not know frame-ancestors.
  "X-Frame-Options": "DENY",
};

/**
 * What podcast apps and players on other sites fetch, with its type: a script of theirs may read
 * these. A star stands for anything, slashes too, and for no more than one place of an address.
 */
const FOR_APPS: readonly (readonly [path: string, type?: string])[] = [
  // As XML, which browsers show; some would save application/rss+xml to disk.
  ["/*feed.xml", "application/xml; charset=utf-8"],
  ["/feed*.json", "application/feed+json; charset=utf-8"],
  ["/data/chapters/*", "application/json+chapters; charset=utf-8"],
  ["/data/captions/*"],
  ["/*.vtt", "text/vtt; charset=utf-8"],
  ["/*.srt", "application/x-subrip; charset=utf-8"],
];

/**
 * `_headers` as Netlify and Cloudflare Pages read it: what protects every answer, and how long
 * each may be kept; hashed files never change, the rest may at any time; and what apps may read.
 * @param policy the site's Content-Security-Policy
 */
export function headersFile(base: string, policy: string): string {
  const root = base.replace(/\/$/, "");
  return [
    `${root}/*`,
    `  Content-Security-Policy: ${policy}`,
    ...Object.entries(PROTECTION).map(([name, value]) => `  ${name}: ${value}`),
    "  Cache-Control: public, max-age=0, must-revalidate",
    `${root}/assets/*`,
    "  ! Cache-Control",
    "  Cache-Control: public, max-age=31536000, immutable",
    ...FOR_APPS.flatMap(([path, type]) => [
      root + path,
      ...(type === undefined ? [] : [`  Content-Type: ${type}`]),
      "  Access-Control-Allow-Origin: *",
    ]),
    "",
  ].join("\n");
}

/** The headers that a host which reads `file`, a `_headers` of ours, sends with the answer for `path`. */
export function sentHeaders(file: string, path: string): Map<string, string> {
  const sent = new Map<string, string>();
  let applies = false;
  for (const line of file.split("\n")) {
    if (/^\S/.test(line)) applies = matches(line, path);
    const [, taken, name = "", value = ""] =
      /^\s+(?:!\s*([\w-]+)|([\w-]+):\s*(.*))$/.exec(line) ?? [];
    if (!applies) continue;
    if (taken !== undefined) sent.delete(taken);
    else if (name !== "") sent.set(name, value);
  }
  return sent;
}

/** @param rule an address in which a star may stand for anything */
function matches(rule: string, path: string): boolean {
  const [before = "", after] = rule.split("*");
  if (after === undefined) return path === rule;
  const rest = path.slice(before.length);
  return path.startsWith(before) && rest.endsWith(after);
}
