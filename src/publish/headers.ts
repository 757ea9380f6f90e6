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
 * `_headers` as Netlify and Cloudflare Pages read it: what protects every answer, and how long
 * each may be kept; hashed files never change, the rest may at any time.
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
    "",
  ].join("\n");
}

/** The headers that a host which reads `file`, a `_headers` of ours, sends with the answer for `path`. */
export function sentHeaders(file: string, path: string): Map<string, string> {
  const sent = new Map<string, string>();
  let applies = false;
  for (const line of file.split("\n")) {
    if (/^\S/.test(line)) applies = path.startsWith(line.replace(/\*$/, ""));
    const [, taken, name = "", value = ""] =
      /^\s+(?:!\s*([\w-]+)|([\w-]+):\s*(.*))$/.exec(line) ?? [];
    if (!applies) continue;
    if (taken !== undefined) sent.delete(taken);
    else if (name !== "") sent.set(name, value);
  }
  return sent;
}
