import { useCallback, useEffect, useRef } from "react";

/** What whoever is about to leave does first: reaches for something else, moves the focus, closes the page. */
const LEAVING = ["pointerdown", "focusout", "pagehide"];

/**
 * Gives what holds back an address until the listener turns away from the box, so that whoever
 * leaves comes Back to what was typed. Every change of the address makes a browser draw the
 * page's icon anew: on a phone that takes as long as the list itself, so keys don't wait for it.
 */
export function useTypedAddress(): (address: string | undefined) => void {
  const held = useRef<string>(undefined);
  useEffect(() => {
    const write = (): void => {
      const address = held.current;
      held.current = undefined;
      if (address === undefined) return;
      try {
        window.history.replaceState(window.history.state, "", address);
      } catch {
        // Browsers refuse too many changes in a short time; the router's own follows.
      }
    };
    for (const event of LEAVING) window.addEventListener(event, write, true);
    return () => {
      for (const event of LEAVING) window.removeEventListener(event, write, true);
    };
  }, []);
  return useCallback((address) => {
    held.current = address;
  }, []);
}
