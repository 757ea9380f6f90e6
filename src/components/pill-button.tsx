import type { ButtonHTMLAttributes, ReactElement } from "react";
import { Icon, type IconName } from "./icon.tsx";
import styles from "./pill-button.module.css";

/**
 * A button of words in an outline. What it stands in may set its height, `--pill`.
 * @param props.accent in the accent colour: what one came for
 */
export function PillButton(
  props: { icon?: IconName; accent?: boolean; type?: "button" | "submit" } & Omit<
    ButtonHTMLAttributes<HTMLButtonElement>,
    "type"
  >,
): ReactElement {
  const { icon, accent, type = "button", className = "", children, ...rest } = props;
  return (
    <button
      {...rest}
      type={type}
      className={`${styles["pill"]} ${accent ? styles["accent"] : ""} ${className}`}
    >
      {icon ? <Icon name={icon} /> : null}
      {children}
    </button>
  );
}
