/** The list of episodes, as pages/home.tsx lays it out. Both ask for its measures: cheap once a frame is drawn. */
const list = (): HTMLElement | null => document.getElementById("episodes");

/** Cards that begin above the lower edge of the screen. */
export function cardsInView(): number {
  let count = 0;
  for (const card of list()?.querySelectorAll("li:not([aria-hidden]) > article") ?? []) {
    if (card.getBoundingClientRect().top >= window.innerHeight) break;
    count++;
  }
  return count;
}

/** True where the list ends above the lower edge of the screen. */
export function hasRoom(): boolean {
  const end = list()?.getBoundingClientRect().bottom;
  return end !== undefined && end < window.innerHeight;
}
