import { type ReactElement, useEffect, useRef } from "react";
import { useHref } from "react-router";
import { HOME } from "../model/paths.ts";
import type { ListView } from "./list-view.ts";
import styles from "./search-form.module.css";
import type { TypedQuery } from "./use-typed-query.ts";

/**
 * The search box: a GET form, whose address is the state. While typing, the address is
 * replaced rather than added to, so that Back leaves the page.
 * @param props.view what the address asks for
 */
export function SearchForm(props: {
  view: ListView;
  episodes: number;
  query: Pick<TypedQuery, "type" | "submit" | "warm">;
}): ReactElement {
  const { view, query } = props;
  const input = useRef<HTMLInputElement>(null);

  // Back, Forward and "start again" change the query from outside.
  useEffect(() => {
    const box = input.current;
    if (box && box.value.trim() !== view.q.trim() && document.activeElement !== box)
      box.value = view.q;
  }, [view.q]);

  return (
    <search className="needs-scripts">
      <form
        action={useHref(HOME)}
        className={styles["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          query.submit(input.current?.value ?? "");
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
          onFocus={query.warm}
          onInput={(event) => query.type(event.currentTarget.value)}
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
