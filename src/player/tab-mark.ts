import type { AudioSession } from "./audio-session.ts";

const MARK = "▶ ";

/** A play sign in a browser's own blue; the site's icon comes back when the sound stops. */
const PLAYING_ICON =
  "data:image/svg+xml," +
  encodeURIComponent(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><circle cx="16" cy="16" r="16" fill="#0a7d4f"/><path d="M12 9l12 7-12 7z" fill="#fff"/></svg>',
  );

/** While sound plays, the tab says so: a sign before its title, and an icon of its own. */
export function markTab(session: AudioSession, page: Document): void {
  let playing = false;

  const title = (): void => {
    const bare = page.title.startsWith(MARK) ? page.title.slice(MARK.length) : page.title;
    // Without one, setting it would make a second.
    if (bare === "") return;
    const wanted = playing ? MARK + bare : bare;
    if (page.title !== wanted) page.title = wanted;
  };

  const icons = (): void => {
    for (const link of page.querySelectorAll<HTMLLinkElement>('link[rel~="icon"]')) {
      if (playing && link.dataset["idle"] === undefined) {
        link.dataset["idle"] = link.getAttribute("href") ?? "";
        link.href = PLAYING_ICON;
      } else if (!playing && link.dataset["idle"] !== undefined) {
        link.setAttribute("href", link.dataset["idle"]);
        delete link.dataset["idle"];
      }
    }
  };

  // Every page writes its own title as it comes.
  new MutationObserver(title).observe(page.head, {
    subtree: true,
    childList: true,
    characterData: true,
  });
  session.state.subscribe(() => {
    const now = session.state.get().status === "playing";
    if (now === playing) return;
    playing = now;
    title();
    icons();
  });
}
