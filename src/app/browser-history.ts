import type { Location } from "react-router";

/** What stands in `history.state`: as React Router's own history writes it. */
interface Entry {
  usr?: unknown;
  key?: string;
  /** Its place among this site's entries. */
  idx?: number;
}

type Place = Pick<Location, "pathname" | "search" | "hash">;

/** Absolute address of a place that the router knows. */
export const urlOf = ({ pathname, search, hash }: Place): URL =>
  new URL(pathname + search + hash, window.location.origin);

const entry = (): Entry => (window.history.state as Entry | null) ?? {};

/** Where the browser is. The entry that a visit began with has the key "default". */
export function currentLocation(): Location {
  const { pathname, search, hash } = window.location;
  const { usr = null, key = "default" } = entry();
  return { pathname, search, hash, state: usr, key, mask: undefined };
}

/**
 * Follows the browser's history.
 * @param onTravel called after Back and Forward, with the steps that were made, negative for back;
 * null where nobody can tell
 * @returns writes a location after the present entry, or in its place
 */
export function followHistory(
  onTravel: (to: Location, steps: number | null) => void,
): (location: Location, how: "PUSH" | "REPLACE") => void {
  if (entry().idx === undefined) window.history.replaceState({ ...entry(), idx: 0 }, "");
  /** Place of the entry that was told of last: the browser is at another before it says so. */
  let here = entry().idx;
  window.addEventListener("popstate", () => {
    const { idx } = entry();
    const steps = idx === undefined || here === undefined ? null : idx - here;
    here = idx;
    onTravel(currentLocation(), steps);
  });
  return (location, how) => {
    const push = how === "PUSH";
    here = (entry().idx ?? 0) + (push ? 1 : 0);
    const state: Entry = { usr: location.state, key: location.key, idx: here };
    const { href } = urlOf(location);
    if (push) window.history.pushState(state, "", href);
    else window.history.replaceState(state, "", href);
  };
}
