import { type KeyboardEvent, type ReactElement, type ReactNode, useId, useState } from "react";
import styles from "./tabs.module.css";

export interface Tab {
  id: string;
  name: string;
  content: ReactNode;
}

/**
 * Panels of which one is shown; arrows, Home and End move between their tabs
 * (https://www.w3.org/WAI/ARIA/apg/patterns/tabs/).
 */
export function Tabs(props: { label: string; tabs: readonly Tab[] }): ReactElement {
  const { tabs } = props;
  const prefix = useId();
  const [chosen, setChosen] = useState<string>();
  const index = Math.max(
    0,
    tabs.findIndex((tab) => tab.id === chosen),
  );
  const current = tabs[index];

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
    const to = { ArrowLeft: index - 1, ArrowRight: index + 1, Home: 0, End: tabs.length - 1 }[
      event.key
    ];
    if (to === undefined) return;
    event.preventDefault();
    const next = tabs[(to + tabs.length) % tabs.length];
    if (!next) return;
    setChosen(next.id);
    document.getElementById(`${prefix} ${next.id}`)?.focus();
  }

  return (
    <div className={styles["tabs"]}>
      <div
        role="tablist"
        aria-label={props.label}
        className={styles["list"]}
        onKeyDown={onKeyDown}
        tabIndex={-1}
      >
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${prefix} ${tab.id}`}
            aria-selected={tab === current}
            aria-controls={`${prefix}panel`}
            tabIndex={tab === current ? 0 : -1}
            onClick={() => setChosen(tab.id)}
          >
            {tab.name}
          </button>
        ))}
      </div>
      {current ? (
        <div
          key={current.id}
          role="tabpanel"
          id={`${prefix}panel`}
          aria-label={current.name}
          className={styles["panel"]}
        >
          {current.content}
        </div>
      ) : null}
    </div>
  );
}
