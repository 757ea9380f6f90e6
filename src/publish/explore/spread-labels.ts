/** A label by its middle and its size. */
export interface Label {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Pixels between two labels. */
const GAP = 4;
const ROUNDS = 400;

/**
 * Moves labels apart until none covers another, and keeps them within `width` × `height`; in
 * place. Where there is no room for all, what is left is the least overlap that it came to.
 */
export function spreadLabels(labels: Label[], width: number, height: number): void {
  for (let round = 0; round < ROUNDS; round++) {
    let moved = false;
    labels.forEach((a, i) => {
      for (const b of labels.slice(i + 1)) {
        const overX = (a.width + b.width) / 2 + GAP - Math.abs(a.x - b.x);
        const overY = (a.height + b.height) / 2 + GAP - Math.abs(a.y - b.y);
        if (overX <= 0 || overY <= 0) continue;
        moved = true;
        // Labels are wide and low: the shorter way apart is mostly up and down. Where they are
        // stacked to the edges, only a step aside helps.
        if (overY <= overX && round % 4 !== 3) {
          const step = (a.y <= b.y ? -overY : overY) / 2;
          a.y += step;
          b.y -= step;
        } else {
          const step = (a.x <= b.x ? -overX : overX) / 2;
          a.x += step;
          b.x -= step;
        }
      }
    });
    for (const label of labels) {
      label.x = within(label.x, label.width, width);
      label.y = within(label.y, label.height, height);
    }
    if (!moved) return;
  }
}

const within = (middle: number, size: number, room: number): number =>
  Math.min(Math.max(middle, size / 2 + 1), Math.max(room - size / 2 - 1, size / 2 + 1));
