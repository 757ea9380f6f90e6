/** An image of another site as a page may ask for it. */
export interface RemoteImage {
  /** By https: a page served by https shows no other, and our policy lets no other through. */
  url: string;
  host: string;
  /** True where http was written. */
  upgraded: boolean;
}

/** Undefined for an image of the archive's own. */
export function remoteImage(address: string): RemoteImage | undefined {
  const [scheme] = /^(?:https?:)?\/\//i.exec(address) ?? [];
  if (scheme === undefined) return undefined;
  const url = `https://${address.slice(scheme.length)}`;
  const host = URL.canParse(url) ? new URL(url).hostname : "";
  return { url, host, upgraded: /^http:/i.test(scheme) };
}

/** Whether `host`, or a site that it belongs to, is among the allowed ones; undefined allows all. */
export const allowsImage = (host: string, allowed: readonly string[] | undefined): boolean =>
  allowed === undefined || allowed.some((site) => host === site || host.endsWith(`.${site}`));

/** What is said of an image that is asked for by https though http is written. */
export const UPGRADED = "comes by http, and is asked for by https";
