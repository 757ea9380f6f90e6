import { type ReactElement, useEffect, useRef } from "react";
import { useHref, useNavigate } from "react-router";
import { HOME } from "../model/paths.ts";
import { type ListView, viewQuery } from "./list-view.ts";
import { useReader, warmSearch } from "./reader-context.ts";
import styles from "./search-form.module.css";

/**
 * The search box: a GET form, whose address is the state. While typing, the address is
 * replaced rather than added to, so that Back leaves the page.
 */
export function SearchForm(props: { view: ListView; episodes: number }): ReactElement {
  const { view } = props;
  const navigate = useNavigate();
  const reader = useReader();
  const input = useRef<HTMLInputElement>(null);

  // Back, Forward and "start again" change the query from outside.
  useEffect(() => {
    const box = input.current;
    if (box && box.value.trim() !== view.q.trim() && document.activeElement !== box)
      box.value = view.q;
  }, [view.q]);

  const search = (q: string): void => {
    void navigate(`${HOME}${viewQuery({ ...view, q, show: 0 })}`, {
      replace: true,
      preventScrollReset: true,
    });
  };

  return (
    <search className="needs-scripts">
      <form
        action={useHref(HOME)}
        className={styles["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          search(input.current?.value ?? "");
        }}
      >
        <label htmlFor="search" className="visually-hidden">
          Search {props.episodes} episodes
        </label>
        <svg
          className={styles["lens"]}
          viewBox="0 0 24 24"
          width="24"
          height="24"
          aria-hidden="true"
        >
          <circle cx="10.5" cy="10.5" r="6.5" />
          <path d="m15.5 15.5 5 5" />
        </svg>
        <input
          ref={input}
          id="search"
          className={styles["input"]}
          type="search"
          name="q"
          defaultValue={view.q}
          placeholder="A guest, a topic, any word"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="search"
          aria-keyshortcuts="/ Control+K Meta+K"
          onFocus={() => warmSearch(reader)}
          onInput={(event) => search(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "ArrowDown") return;
            event.preventDefault();
            document.querySelector<HTMLElement>("#episodes h3 a")?.focus();
          }}
        />
      </form>
    </search>
  );
}
