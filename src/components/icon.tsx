import type { ReactElement } from "react";

/** Drawn on a 24 × 24 grid with a stroke of 2; filled shapes carry `f`. */
const SHAPES = {
  play: "f M7 4.5v15l13-7.5z",
  pause: "f M6 5h4.5v14H6zM13.5 5H18v14h-4.5z",
  "back-15": "M4 5v5h5M4.6 10A8 8 0 1 1 4 14.5",
  "forward-30": "M20 5v5h-5M19.4 10A8 8 0 1 0 20 14.5",
  next: "f M5 5v14l9.5-7zM16 5h3v14h-3z",
  previous: "f M19 5v14l-9.5-7zM5 5h3v14H5z",
  speed: "M4.5 18a9 9 0 1 1 15 0M12 14l4-5",
  volume: "M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.2 4.2 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11",
  muted: "M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM16 9.5l5 5M21 9.5l-5 5",
  close: "M6 6l12 12M18 6L6 18",
  queue: "M4 6h16M4 12h10M4 18h10M18 12v6M15 15h6",
  bookmark: "M7 4h10v16l-5-4-5 4z",
  moment: "M5 21V4M5 4h13l-3.5 4 3.5 4H5",
  download: "M12 4v11M8 11.5l4 4 4-4M5 20h14",
  share: "M12 15V4M8 7.5L12 3.5l4 4M6 11H5v9h14v-9h-1",
  moon: "M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z",
  "chevron-up": "M5 15l7-7 7 7",
  "chevron-down": "M5 9l7 7 7-7",
  "chevron-left": "M15 5l-7 7 7 7",
  "chevron-right": "M9 5l7 7-7 7",
  search: "M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5L20 20",
  check: "M4.5 12.5l5 5 10-11",
  more: "M5 12h.01M12 12h.01M19 12h.01",
  retry: "M20 5v5h-5M19.5 10A8 8 0 1 0 20 14",
  external: "M9 5H5v14h14v-4M13 5h6v6M19 5l-9 9",
  drag: "M9 6h.01M15 6h.01M9 12h.01M15 12h.01M9 18h.01M15 18h.01",
} as const;

export type IconName = keyof typeof SHAPES;

/** A sign beside or instead of words: the control that holds it carries the name. Sized by its font. */
export function Icon(props: { name: IconName; className?: string }): ReactElement {
  const shape: string = SHAPES[props.name];
  const filled = shape.startsWith("f ");
  const digits = /-(\d\d)$/.exec(props.name)?.[1];
  return (
    <svg
      className={props.className}
      viewBox="0 0 24 24"
      width="1em"
      height="1em"
      fill={filled ? "currentColor" : "none"}
      stroke={filled ? "none" : "currentColor"}
      strokeWidth={props.name === "more" || props.name === "drag" ? 3.2 : 2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={filled ? shape.slice(2) : shape} />
      {digits ? (
        <text
          x="12"
          y="16.6"
          fill="currentColor"
          stroke="none"
          fontSize="8.5"
          fontWeight="700"
          textAnchor="middle"
        >
          {digits}
        </text>
      ) : null}
    </svg>
  );
}
