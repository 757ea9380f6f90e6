import {
  createContext,
  type HTMLAttributes,
  type ReactElement,
  type ReactNode,
  startTransition,
  use,
  useEffect,
  useState,
} from "react";
import { useLocation, useNavigationType } from "react-router";
import { afterPaint } from "./after-paint.ts";

/** Where the late parts of a page stood when it was left, in pixels from its top. */
interface Left {
  scroll: number;
  width: number;
  places: Map<string, { top: number; height: number }>;
}

/** By the key of the page's entry in the history; gone with the document, as pages come whole then. */
const left = new Map<string, Left>();

/** What a page waits for; undefined where it is shown whole. `left` where the listener comes back. */
const Waiting = createContext<{ left?: Left } | undefined>(undefined);

/** Remembers how a page stands that is about to be left. */
export function rememberPlaces(key: string): void {
  const { scrollY: scroll, innerWidth: width } = window;
  const places: Left["places"] = new Map();
  for (const part of document.querySelectorAll<HTMLElement>("[data-late]")) {
    const { top, height } = part.getBoundingClientRect();
    places.set(part.dataset["late"] ?? "", { top: top + scroll, height });
  }
  left.set(key, { scroll, width, places });
}

/**
 * A page whose `Late` parts come a moment after it is painted: it shows sooner. The page of a visit's
 * first address is whole from the start, as its HTML is.
 */
export function LatePage(props: { children: ReactNode }): ReactElement {
  const { key, hash } = useLocation();
  const type: string = useNavigationType();
  const [came] = useState(() => {
    if (type !== "POP") return hash ? undefined : {};
    const known = left.get(key);
    return known && known.width === window.innerWidth ? { left: known } : undefined;
  });
  const [whole, setWhole] = useState(!came);
  useEffect(
    () => (whole ? undefined : afterPaint(() => startTransition(() => setWhole(true)))),
    [whole],
  );
  return (
    <Waiting value={whole ? undefined : came}>
      {props.children}
      {/* The foot of the page stays out of sight until all that stands above it is there. */}
      {whole ? null : <div style={{ blockSize: "100dvh" }} />}
    </Waiting>
  );
}

/** Whether everything of the page may be shown by now. */
export const useWhole = (): boolean => use(Waiting) === undefined;

/**
 * A part of a page that may come after the first paint. On the way back, what was in view then is
 * there at once, and the rest leaves its room free, so that the page is as long as it was.
 * @param props.id its name on this page
 * @param props.at pixels from the page's top, at least, at which it begins: in view, it comes at once
 */
export function Late(
  props: { as?: "div" | "li" | "section"; id: string; at: number } & Omit<
    HTMLAttributes<HTMLElement>,
    "id"
  >,
): ReactElement {
  const { as: Part = "div", id, at, children, ...rest } = props;
  const waiting = use(Waiting);
  const place = waiting?.left?.places.get(id);
  if (waiting && !isInView(waiting.left, place, at))
    return <Part style={place && { blockSize: place.height }} />;
  return (
    <Part {...rest} data-late={id}>
      {children}
    </Part>
  );
}

function isInView(
  back: Left | undefined,
  place: { top: number; height: number } | undefined,
  at: number,
): boolean {
  if (!back) return at < window.innerHeight;
  if (!place) return true;
  return place.top < back.scroll + window.innerHeight && place.top + place.height > back.scroll;
}
