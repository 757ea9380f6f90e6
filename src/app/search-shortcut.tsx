import { type ReactElement, useEffect, useState } from "react";
import { useLocation } from "react-router";
import { PillButton } from "../components/pill-button.tsx";
import { HOME } from "../model/paths.ts";
import { useReader } from "../pages/reader-context.ts";
import { useSession } from "../player/use-player.tsx";
import { tellMissing } from "./site-update.ts";
import { complain, relieve } from "./trouble.ts";
import styles from "./search-shortcut.module.css";

const loadPalette = () => import("./search-palette.tsx");

/** What is typed until the palette takes the keys itself; undefined from then on. */
let typedAhead: string | undefined;
function takeTypedAhead(): string {
  const text = typedAhead ?? "";
  typedAhead = undefined;
  return text;
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/**
 * Search from any page: a button, "/" or Ctrl/⌘-K. On the list itself the keys go to its
 * search box. Nothing of search is loaded before it is wanted.
 */
export function SearchShortcut(): ReactElement {
  const [open, setOpen] = useState(false);
  const [view, setView] = useState<Awaited<ReturnType<typeof loadPalette>>>();
  const reader = useReader();
  const session = useSession();
  const atHome = useLocation().pathname === HOME;

  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
      const k = event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey);
      if (event.defaultPrevented || !(k || (slash && !isTyping(event.target)))) return;
      event.preventDefault();
      const box = atHome ? document.getElementById("search") : null;
      if (box instanceof HTMLInputElement) {
        box.focus();
        box.select();
      } else {
        setOpen(true);
      }
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [atHome]);

  useEffect(() => {
    if (!open || view) return;
    loadPalette().then(
      (loaded) => {
        relieve();
        setView(loaded);
      },
      () => {
        setOpen(false);
        tellMissing("Search", session, () => setOpen(true));
      },
    );
  }, [open, view, session]);

  // What is typed before the palette is there is not lost: it opens with it.
  useEffect(() => {
    if (!open) return undefined;
    typedAhead = "";
    const keep = (event: KeyboardEvent): void => {
      if (typedAhead === undefined || event.ctrlKey || event.metaKey) return;
      if (event.key === "Backspace") typedAhead = typedAhead.slice(0, -1);
      else if (event.key === "Escape") setOpen(false);
      else if (event.key.length === 1) typedAhead += event.key;
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", keep, true);
    return () => document.removeEventListener("keydown", keep, true);
  }, [open]);

  const warm = (): void => {
    loadPalette().catch(() => undefined);
    if (!reader) return;
    import("../pages/load-search.ts").then(
      ({ warmSearch }) => warmSearch(reader),
      () => undefined,
    );
  };

  return (
    <>
      <PillButton
        icon="search"
        className={`needs-scripts ${styles["button"] ?? ""}`}
        hidden={atHome}
        aria-keyshortcuts="/ Control+K Meta+K"
        onClick={() => setOpen(true)}
        onPointerEnter={warm}
        onFocus={warm}
      >
        Search
        <kbd aria-hidden="true">/</kbd>
      </PillButton>
      {open && view && reader ? (
        <view.SearchPalette
          reader={reader}
          typed={takeTypedAhead}
          onClose={() => setOpen(false)}
          onError={() => complain("Search failed.", () => setOpen(true))}
        />
      ) : null}
    </>
  );
}
