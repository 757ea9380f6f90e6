import { episodeId, outputFile } from "../model/paths.ts";
import type { Address, Alias } from "./address.ts";
import type { Kind } from "./classify.ts";
import type { Report } from "./content-error.ts";

/** A file that wants an address. */
export interface Claim {
  file: string;
  kind: Kind;
  /** Milliseconds since 1970; 0 for an undated page. */
  order: number;
  /** "" for an undated page. */
  date: string;
  number?: number;
  address: Address;
}

export interface Addresses {
  /** File → path. */
  paths: Map<string, string>;
  redirects: { from: string; to: string }[];
}

/** Two addresses with a key in common can't stand beside each other on every file system. */
function keysOf(path: string, kind: Kind): [string, string] {
  const shape = (text: string): string => text.normalize("NFC").toLowerCase();
  const family = kind === "episode" ? "episode" : "page";
  return [`file ${shape(outputFile(path))}`, `${family} ${shape(episodeId(path))}`];
}

/** "/episodes/potluck/" and "45" → "/episodes/potluck-45/". */
function withSuffix(path: string, suffix: string): string {
  return path.replace(/(\/|\.[a-z0-9]{2,5})?$/i, (ending) => `-${suffix}${ending}`);
}

/**
 * Gives every file one path. A stated address that two files share is an error;
 * of those that share a derived one, the oldest keeps it and the others get
 * their number or date. The outcome depends on the files alone, not their order.
 */
export function assignAddresses(claims: Claim[], report: Report): Addresses {
  const holders = new Map<string, Claim>();
  const paths = new Map<string, string>();
  const holderOf = (path: string, kind: Kind): Claim | undefined => {
    const [byFile, byId] = keysOf(path, kind);
    return holders.get(byFile) ?? holders.get(byId);
  };
  const take = (claim: Claim, path: string): void => {
    for (const key of keysOf(path, claim.kind)) holders.set(key, claim);
    paths.set(claim.file, path);
  };
  /** By path, how far its numbers were tried: a thousand of one title take a thousand looks. */
  const tried = new Map<string, number>();
  const freePath = ({ address: { path }, kind, number, date }: Claim): string => {
    const suffixes = [
      number === undefined ? "" : String(number).replace(".", "-"),
      date.slice(0, 10),
    ].filter((suffix) => suffix !== "");
    for (const suffix of suffixes) {
      const named = withSuffix(path, suffix);
      if (!holderOf(named, kind)) return named;
    }
    for (let count = tried.get(path) ?? 2; ; count++) {
      tried.set(path, count);
      const counted = withSuffix(path, String(count));
      if (!holderOf(counted, kind)) return counted;
    }
  };
  const oldestFirst = claims.toSorted(
    (a, b) => a.order - b.order || (a.number ?? 0) - (b.number ?? 0) || (a.file < b.file ? -1 : 1),
  );

  for (const claim of oldestFirst.filter(({ address }) => !address.derived)) {
    const { path, line } = claim.address;
    const holder = holderOf(path, claim.kind);
    if (holder) {
      report({
        severity: "error",
        file: claim.file,
        line,
        what: `The address "${path}" is already that of ${holder.file} ("${paths.get(holder.file)}")`,
        write: "give one of the two another slug",
      });
    }
    take(claim, holder ? freePath(claim) : path);
  }
  for (const claim of oldestFirst.filter(({ address }) => address.derived)) {
    const free = holderOf(claim.address.path, claim.kind) === undefined;
    take(claim, free ? claim.address.path : freePath(claim));
  }
  return { paths, redirects: assignAliases(oldestFirst, paths, holders, report) };
}

function assignAliases(
  claims: Claim[],
  paths: Map<string, string>,
  holders: Map<string, Claim>,
  report: Report,
): Addresses["redirects"] {
  const redirects: Addresses["redirects"] = [];
  const owners = new Map<string, Claim>();
  const warn = (claim: Claim, alias: Alias, other: Claim): void => {
    // An alias that no one wrote gives way in silence.
    if (alias.line === undefined) return;
    report({
      severity: "warning",
      file: claim.file,
      line: alias.line,
      what: `The old address "${alias.path}" belongs to ${other.file}, and does not redirect`,
      write: "remove it here",
    });
  };
  for (const stated of [true, false]) {
    for (const claim of claims) {
      const to = paths.get(claim.file) ?? claim.address.path;
      for (const alias of claim.address.aliases) {
        if ((alias.line !== undefined) !== stated || alias.path === to) continue;
        const key = outputFile(alias.path).normalize("NFC").toLowerCase();
        const other = holders.get(`file ${key}`) ?? owners.get(key);
        if (other && other !== claim) warn(claim, alias, other);
        if (other) continue;
        owners.set(key, claim);
        redirects.push({ from: alias.path, to });
      }
    }
  }
  return redirects.toSorted((a, b) => (a.from < b.from ? -1 : 1));
}
