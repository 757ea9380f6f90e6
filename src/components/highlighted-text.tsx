import type { ReactElement } from "react";

/** `text` with the matched stretches marked. Ranges are [start, end) in UTF-16 units, ascending. */
export function HighlightedText(props: {
  text: string;
  ranges?: readonly [number, number][];
}): ReactElement {
  const parts: (string | ReactElement)[] = [];
  let from = 0;
  for (const [start, end] of props.ranges ?? []) {
    if (start < from) continue;
    parts.push(props.text.slice(from, start));
    parts.push(<mark key={start}>{props.text.slice(start, end)}</mark>);
    from = end;
  }
  parts.push(props.text.slice(from));
  return <>{parts}</>;
}
