import { type ReactElement, type ReactNode, useEffect, useId, useRef } from "react";
import { IconButton } from "./icon-button.tsx";
import { own } from "./own-words.ts";
import styles from "./sheet.module.css";

/**
 * A modal dialog: from below on a phone, at the side on a wide screen. Mounted is open;
 * Esc, the close button and a click outside ask to close it, and focus goes back to where it was.
 */
export function Sheet(props: {
  title: string;
  /** The title is the archive's, not the interface's. */
  isOwn?: boolean;
  children: ReactNode;
  onClose: () => void;
}): ReactElement {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    element?.showModal();
    return () => {
      element?.close();
      // By now the dialog may have left the page, and the browser no longer gives the focus back.
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    // A click on the backdrop has the dialog itself as its target; Esc does the same by keyboard.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={dialog}
      className={styles["sheet"]}
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) props.onClose();
      }}
    >
      <div className={styles["inside"]}>
        <div className={styles["head"]}>
          <h2 id={title} {...(props.isOwn ? own(props.title) : undefined)}>
            {props.title}
          </h2>
          <IconButton name="Close" icon="close" onClick={props.onClose} />
        </div>
        {props.children}
      </div>
    </dialog>
  );
}
