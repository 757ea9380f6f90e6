import { type ReactElement, useEffect, useRef } from "react";
import { useHref } from "react-router";
import { HOME } from "../model/paths.ts";
import type { ListView } from "./list-view.ts";
import styles from "./search-form.module.css";
import type { BoxHandlers } from "./use-typed-query.ts";

/** On a phone, half of whose screen the keys take, the box goes up to its top, and answers show below. */
function makeRoom(input: HTMLElement): void {
  if (matchMedia("(pointer: coarse) and (width < 40rem)").matches)
    input.scrollIntoView({ block: "start" });
}

/**
 * The search box: a GET form, whose address is the state. While typing, the address is
 * replaced rather than added to, so that Back leaves the page.
 * @param props.view what the address asks for
 */
export function SearchForm(props: {
  view: ListView;
  episodes: number;
  box: BoxHandlers;
}): ReactElement {
  const { view, box } = props;
  const input = useRef<HTMLInputElement>(null);

  // Back, Forward and "start again" change the query from outside.
  useEffect(() => {
    const element = input.current;
    if (element && element.value.trim() !== view.q.trim() && document.activeElement !== element)
      element.value = view.q;
  }, [view.q]);

  return (
    <search className="needs-scripts">
      <form
        action={useHref(HOME)}
        className={styles["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          box.submit(input.current?.value ?? "");
        }}
      >
        <label htmlFor="search" className="visually-hidden">
          Search {props.episodes === 1 ? "1 episode" : `${props.episodes} episodes`}
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
          dir="auto"
          name="q"
          defaultValue={view.q}
          placeholder="A guest, a topic, any word"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="search"
          aria-keyshortcuts="/ Control+K Meta+K"
          onFocus={(event) => {
            box.warm();
            makeRoom(event.currentTarget);
          }}
          onInput={(event) => box.type(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== "ArrowDown") return;
            event.preventDefault();
            box.settle();
            document.querySelector<HTMLElement>("#episodes li:not([aria-hidden]) h3 a")?.focus();
          }}
        />
      </form>
    </search>
  );
}
