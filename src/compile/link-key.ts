/** Query parameters that name who links or where from, and nothing of what is there. */
const TRACKING =
  /^(?:utm_\w+|ref|ref_\w*|_ref|referrer|source|src|via|tag|linkcode|linkid|camp|creative\w*|ascsubtag|psc|fbclid|gclid|mc_[ce]id|igshid|igsh|si|feature|spm|campaign\w*|aff\w*|partner|cmp|ie|pf_rd_\w+|qid|sr|keywords|sprefix|crid|smid|th|language|_encoding|btkr|dlsi|nd|t|time_continue|share|app)$/i;

const AMAZON = /(?:^|\.)amazon\.[a-z.]{2,6}$/;
const ASIN =
  /\/(?:dp|gp\/product|gp\/aw\/d|exec\/obidos\/asin|o\/asin|d)\/([a-z0-9]{10})(?=[/?]|$)/i;
/** Hosts where two addresses that differ by case lead to one page. */
const CASELESS = /^(?:github\.com|gitlab\.com|twitter\.com|x\.com|pypi\.org|npmjs\.com|imdb\.com)$/;

const INDEX = /\/(?:index|default)\.\w{3,5}$/i;
/** An address that needs no parser, as most don't, unless its host is peculiar. */
const PLAIN = /^https?:\/\/(?:www\.)?([a-z0-9][a-z0-9.-]*\.[a-z]{2,})(\/[\w./~@+-]*)?$/;
const PECULIAR =
  /^(?:m|mobile|smile|amp|www\d)\.|\.m\.|youtu|amazon|github|gitlab|twitter|^x\.com|pypi|npmjs|imdb/;

/**
 * Equal for addresses of one page, however they are written: scheme, "www.", "m.", a last slash,
 * fragments, and what only counts clicks are left out; one book at Amazon and one video on YouTube
 * have one key each; a link through an affiliate's counter counts as where it leads. Undefined for
 * what is no web address.
 */
export function linkKey(address: string): string | undefined {
  const [, plainHost = "", plainPath = ""] = PLAIN.exec(address) ?? [];
  if (plainHost !== "" && !PECULIAR.test(plainHost) && !INDEX.test(plainPath))
    return plainHost + plainPath.replace(/\/+$/, "");
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return undefined;
  const url = new URL(destination(address));
  const host = url.hostname
    .replace(/^(?:www\d?|m|mobile|smile|amp)\.(?=.*\.)/, "")
    .replace(/\.m\.(?=wikipedia)/, ".");
  if (AMAZON.test(host)) {
    const asin = ASIN.exec(url.pathname)?.[1];
    if (asin !== undefined) return `amazon/${asin.toUpperCase()}`;
  }
  const video =
    host === "youtu.be"
      ? url.pathname.slice(1).split("/")[0]
      : /(?:^|\.)youtube(?:-nocookie)?\.com$/.test(host)
        ? (url.searchParams.get("v") ??
          /^\/(?:embed|shorts|live|v)\/([\w-]+)/.exec(url.pathname)?.[1])
        : undefined;
  if (video) return `youtube/${video}`;
  const path = url.pathname.replace(INDEX, "/").replace(/\/+$/, "");
  const query = [...url.searchParams]
    .filter(([name]) => !TRACKING.test(name))
    .map(([name, value]) => `${name}=${value}`)
    .toSorted()
    .join("&");
  const rest = `${path}${query === "" ? "" : `?${query}`}`;
  return host + (CASELESS.test(host) ? rest.toLowerCase() : rest);
}

/** Where a link through an affiliate's counter leads ("https://counter.example/x?url=https%3A%2F%2F…"), else the address itself. */
export function destination(address: string): string {
  if (!/[?&](?:url|murl)=http/i.test(address) && !/\/http:\/\//.test(address.slice(8)))
    return address;
  const inside =
    /[?&](?:url|murl)=(https?(?::|%3A)[^&]+)/i.exec(address)?.[1] ??
    /.\/(https?:\/\/[^/]+\/.*)$/i.exec(address.slice(7))?.[1];
  try {
    const target = decodeURIComponent(inside ?? "");
    return URL.canParse(target) ? target : address;
  } catch {
    return address;
  }
}

/** The host as people know it: "github.com", "bandcamp.com" of "x.bandcamp.com" stays whole. */
export function hostOf(address: string): string | undefined {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return undefined;
  return new URL(address).hostname.replace(/^www\d?\.(?=.*\.)/, "");
}
