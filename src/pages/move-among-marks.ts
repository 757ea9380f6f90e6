import type { KeyboardEvent } from "react";

type Box = Pick<DOMRect, "left" | "right" | "top" | "bottom">;

const middle = (box: Box): [x: number, y: number] => [
  (box.left + box.right) / 2,
  (box.top + box.bottom) / 2,
];

const STEPS: Record<string, [x: number, y: number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A mark to the side counts as this much farther than one straight ahead. */
const ASIDE = 3;

/**
 * The place in `boxes` of the one that is next in the direction `step` from `boxes[here]`;
 * -1 where none lies there.
 */
export function nextBox(boxes: readonly Box[], here: number, step: [number, number]): number {
  const from = middle(boxes[here]!);
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  boxes.forEach((box, i) => {
    const [x, y] = middle(box);
    const [dx, dy] = [x - from[0], y - from[1]];
    const ahead = dx * step[0] + dy * step[1];
    if (i === here || ahead < 1) return;
    const aside = Math.abs(dx * step[1]) + Math.abs(dy * step[0]);
    const far = ahead + ASIDE * aside;
    if (far < least) [best, least] = [i, far];
  });
  return best;
}

/** Drawings (a quarter of a year, a topic's bars) before and after that of the mark: two years' and more. */
const NEARBY = 9;

function nextMark(
  drawings: readonly Element[],
  mark: Element,
  step: [number, number],
): SVGAElement | undefined {
  const marks = drawings.flatMap((one) => [...one.querySelectorAll<SVGAElement>("a")]);
  const boxes = marks.map((one) => one.getBoundingClientRect());
  return marks[nextBox(boxes, marks.indexOf(mark as SVGAElement), step)];
}

/**
 * Arrow keys among the marks of a drawing: one of them is in the order of Tab, as in a grid
 * (https://www.w3.org/WAI/ARIA/apg/practices/keyboard-interface/#kbd_roving_tabindex).
 */
export function moveAmongMarks(event: KeyboardEvent): void {
  const step = STEPS[event.key];
  const mark = event.target instanceof Element ? event.target.closest("svg a") : null;
  const drawings = mark?.closest("[data-marks]")?.querySelectorAll("svg");
  if (!step || !mark || !drawings) return;
  event.preventDefault();
  const all = [...drawings];
  const here = all.findIndex((one) => one.contains(mark));
  // Asked where it is, a mark out of sight has to be laid out: those nearby first.
  const next =
    nextMark(all.slice(Math.max(0, here - NEARBY), here + NEARBY + 1), mark, step) ??
    nextMark(all, mark, step);
  if (!next) return;
  mark.setAttribute("tabindex", "-1");
  next.setAttribute("tabindex", "0");
  next.focus();
}
