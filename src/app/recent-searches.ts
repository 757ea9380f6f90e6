/**
 * The last few queries of this tab's session: a convenience, so that losing it loses nothing.
 * Every access may throw where the listener forbade storage.
 */
const KEY = "playhead:recent-searches";
const MOST = 6;

export function recentSearches(): string[] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((text) => typeof text === "string") : [];
  } catch {
    return [];
  }
}

export function rememberSearch(text: string): void {
  const words = text.trim();
  if (words === "") return;
  try {
    const others = recentSearches().filter((known) => known !== words);
    sessionStorage.setItem(KEY, JSON.stringify([words, ...others].slice(0, MOST)));
  } catch {
    // Not remembered, then.
  }
}
