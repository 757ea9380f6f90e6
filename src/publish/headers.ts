/** `_headers` as Netlify and Cloudflare Pages read it: hashed files never change, the rest may at any time. */
export function headersFile(base: string): string {
  const root = base.replace(/\/$/, "");
  return [
    `${root}/*`,
    "  X-Content-Type-Options: nosniff",
    "  Referrer-Policy: strict-origin-when-cross-origin",
    "  Cache-Control: public, max-age=0, must-revalidate",
    `${root}/assets/*`,
    "  ! Cache-Control",
    "  Cache-Control: public, max-age=31536000, immutable",
    "",
  ].join("\n");
}
