import { type ReactElement, type ReactNode, useEffect, useId, useRef, useState } from "react";
import { Icon, type IconName } from "./icon.tsx";
import styles from "./action-menu.module.css";

export interface MenuAction {
  words: string;
  icon: IconName;
  onSelect: () => void;
}

/**
 * Acts that are wanted seldom, behind one button: a native popover of plain buttons, which
 * Esc and a click elsewhere close. It is in the document only while it is open.
 */
export function ActionMenu(props: {
  /** Names the button: "More for Trent Nelson". */
  label: string;
  actions: readonly MenuAction[];
  /** Stands below the actions; mounted only while the menu is open, and does not close it. */
  children?: ReactNode;
}): ReactElement {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  /** A press outside of the menu closes it, this button's too: the click that follows must not open it again. */
  const pressed = useRef<boolean>(undefined);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={`${styles["more"]} needs-scripts`}
        aria-label={props.label}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onPointerDown={() => {
          pressed.current = open;
        }}
        onClick={() => {
          setOpen(!(pressed.current ?? open));
          pressed.current = undefined;
        }}
      >
        <Icon name="more" />
      </button>
      {open ? <Menu id={id} anchor={button} {...props} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function Menu(props: {
  id: string;
  label: string;
  actions: readonly MenuAction[];
  children?: ReactNode;
  anchor: React.RefObject<HTMLButtonElement | null>;
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
    const place = anchor.current?.getBoundingClientRect();
    if (!element || !place) return undefined;
    const toggled = (event: Event): void => {
      if ("newState" in event && event.newState === "closed") close.current();
    };
    element.addEventListener("toggle", toggled);
    element.showPopover?.();
    const { width, height } = element.getBoundingClientRect();
    const below = place.bottom + height < window.innerHeight;
    element.style.left = `${Math.max(8, Math.min(place.right - width, window.innerWidth - width - 8))}px`;
    element.style.top = `${Math.max(8, below ? place.bottom : place.top - height)}px`;
    element.querySelector("button")?.focus();
    return () => element.removeEventListener("toggle", toggled);
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
