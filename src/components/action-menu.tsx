import { type ReactElement, type ReactNode, type RefObject, useEffect, useRef } from "react";
import { Icon, type IconName } from "./icon.tsx";
import styles from "./action-menu.module.css";

export interface MenuAction {
  words: string;
  icon: IconName;
  onSelect: () => void;
}

/**
 * Acts that are wanted seldom, in a native popover of plain buttons beside the button that opened
 * it; Esc and a click elsewhere close it. It is in the document only while it is open.
 */
export function ActionMenu(props: {
  id: string;
  label: string;
  actions: readonly MenuAction[];
  /** Stands below the actions; using it does not close the menu. */
  children?: ReactNode;
  anchor: RefObject<HTMLButtonElement | null>;
  onClose: () => void;
}): ReactElement {
  const { anchor, onClose } = props;
  const menu = useRef<HTMLDivElement>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  }, [onClose]);

  useEffect(() => {
    const element = menu.current;
    if (!element) return undefined;
    const toggled = (event: Event): void => {
      if ("newState" in event && event.newState === "closed") close.current();
    };
    element.addEventListener("toggle", toggled);
    element.showPopover?.();
    placeBeside(element, anchor.current);
    element.querySelector("button")?.focus();
    // Whoever tabs on leaves it, and it would cover what comes next.
    const left = ({ relatedTarget }: FocusEvent): void => {
      if (relatedTarget instanceof Node && !element.contains(relatedTarget)) close.current();
    };
    element.addEventListener("focusout", left);
    // A phone that is turned, a window that is zoomed.
    const resized = (): void => close.current();
    window.addEventListener("resize", resized);
    return () => {
      element.removeEventListener("toggle", toggled);
      element.removeEventListener("focusout", left);
      window.removeEventListener("resize", resized);
    };
  }, [anchor]);

  return (
    <div
      ref={menu}
      id={props.id}
      popover="auto"
      role="group"
      aria-label={props.label}
      className={styles["menu"]}
    >
      {props.actions.map(({ words, icon, onSelect }) => (
        <button
          key={words}
          type="button"
          onClick={() => {
            anchor.current?.focus();
            onSelect();
            onClose();
          }}
        >
          <Icon name={icon} />
          {words}
        </button>
      ))}
      {props.children}
    </div>
  );
}

/** Below the button, or above it where there is no room; within the window either way. */
function placeBeside(menu: HTMLElement, button: HTMLElement | null): void {
  if (!button) return;
  const place = button.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  const below = place.bottom + height < window.innerHeight;
  const left = Math.max(8, Math.min(place.right - width, window.innerWidth - width - 8));
  menu.style.left = `${left}px`;
  menu.style.top = `${Math.max(8, below ? place.bottom : place.top - height)}px`;
}
