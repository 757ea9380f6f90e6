import type { ButtonHTMLAttributes, ReactElement, Ref } from "react";
import { Icon, type IconName } from "./icon.tsx";
import styles from "./icon-button.module.css";

/**
 * A round button that shows a sign. What it stands in may set its size, `--button`, and that of the
 * sign, `--icon`.
 * @param props.name what it does, for who doesn't see the sign
 * @param props.filled in the accent colour: the main one of its row
 */
export function IconButton(
  props: {
    name: string;
    icon: IconName;
    filled?: boolean;
    ref?: Ref<HTMLButtonElement>;
  } & Omit<ButtonHTMLAttributes<HTMLButtonElement>, "name" | "type" | "aria-label" | "children">,
): ReactElement {
  const { name, icon, filled, className = "", ...rest } = props;
  return (
    <button
      {...rest}
      type="button"
      className={`${styles["button"]} ${filled ? styles["filled"] : ""} ${className}`}
      aria-label={name}
    >
      <Icon name={icon} />
    </button>
  );
}
