import { validAddress } from "./valid-address.ts";

/** True for http(s) addresses. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(text) && URL.canParse(text);
}

/** Places where people have a page, and how a bare handle becomes its address. */
const PLACES: Record<string, { title: string; address?: (handle: string) => string }> = {
  homepage: { title: "Website" },
  website: { title: "Website" },
  site: { title: "Website" },
  web: { title: "Website" },
  url: { title: "Website" },
  link: { title: "Website" },
  blog: { title: "Blog" },
  twitter: { title: "Twitter", address: (h) => `https://twitter.com/${h}` },
  x: { title: "X", address: (h) => `https://x.com/${h}` },
  github: { title: "GitHub", address: (h) => `https://github.com/${h}` },
  gitlab: { title: "GitLab", address: (h) => `https://gitlab.com/${h}` },
  instagram: { title: "Instagram", address: (h) => `https://instagram.com/${h}` },
  facebook: { title: "Facebook", address: (h) => `https://facebook.com/${h}` },
  linkedin: { title: "LinkedIn", address: (h) => `https://www.linkedin.com/in/${h}` },
  youtube: { title: "YouTube", address: (h) => `https://youtube.com/@${h}` },
  twitch: { title: "Twitch", address: (h) => `https://twitch.tv/${h}` },
  bluesky: { title: "Bluesky", address: (h) => `https://bsky.app/profile/${h}` },
  threads: { title: "Threads", address: (h) => `https://threads.net/@${h}` },
  mastodon: {
    title: "Mastodon",
    address: (h) => {
      const [user, host] = h.split("@");
      return host ? `https://${host}/@${user}` : "";
    },
  },
  fediverse: { title: "Fediverse" },
  social: { title: "Social" },
  email: { title: "Email", address: (h) => (/^[^\s@]+@[^\s@]+$/.test(h) ? `mailto:${h}` : "") },
};

/** The kind of link that a field of a person's record holds; undefined when it is no link. */
export function personLink(
  key: string,
  value: unknown,
): { title: string; url: string } | undefined {
  const place = PLACES[key.toLowerCase()];
  if (!place || typeof value !== "string") return undefined;
  const text = value.trim();
  if (isWebAddress(text)) return { title: place.title, url: validAddress(text) ?? text };
  if (/^mailto:[^\s@]+@[^\s@]+$/i.test(text)) return { title: place.title, url: text };
  const handle = text.replace(/^@/, "");
  if (handle === "" || /[\s:/?#]/.test(handle)) return undefined;
  const url = place.address?.(handle);
  return url ? { title: place.title, url } : undefined;
}
