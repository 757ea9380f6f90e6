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

/**
 * Arrow keys among the marks of a drawing: one of them is in the order of Tab, as in a grid
 * (https://www.w3.org/WAI/ARIA/apg/practices/keyboard-interface/#kbd_roving_tabindex).
 */
export function moveAmongMarks(event: KeyboardEvent): void {
  const step = STEPS[event.key];
  const mark = event.target instanceof Element ? event.target.closest("svg a") : null;
  const marks = mark?.closest("[data-marks]")?.querySelectorAll<SVGAElement>("svg a");
  if (!step || !mark || !marks) return;
  event.preventDefault();
  const all = [...marks];
  const next =
    all[
      nextBox(
        all.map((one) => one.getBoundingClientRect()),
        all.indexOf(mark as SVGAElement),
        step,
      )
    ];
  if (!next) return;
  mark.setAttribute("tabindex", "-1");
  next.setAttribute("tabindex", "0");
  next.focus();
}
