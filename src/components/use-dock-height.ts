import { type RefObject, useEffect } from "react";

/**
 * Tells the page how high the dock at its foot is, as `--dock-height`: the page ends above it, and
 * what gets the focus stops above it (styles/base.css).
 */
export function useDockHeight(dock: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = dock.current;
    if (!element || typeof ResizeObserver !== "function") return undefined;
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() => {
      style.setProperty("--dock-height", `${Math.ceil(element.getBoundingClientRect().height)}px`);
    });
    observer.observe(element);
    return () => {
      observer.disconnect();
      style.removeProperty("--dock-height");
    };
  }, [dock]);
}
