import { type ReactElement, useEffect, useId, useLayoutEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { ErrorFence } from "../components/error-fence.tsx";
import { FailureNotice } from "../components/failure-notice.tsx";
import { HighlightedText } from "../components/highlighted-text.tsx";
import { own } from "../components/own-words.ts";
import type { LightCatalog } from "../model/catalog-files.ts";
import { HOME } from "../model/paths.ts";
import type { CatalogReader } from "../model/reader.ts";
import { viewQuery } from "../pages/list-view.ts";
import { loadSearch } from "../pages/load-search.ts";
import { searchCatalog } from "../pages/search-catalog.ts";
import { useMoments } from "../pages/use-moments.ts";
import { momentGroup, pageGroup, type PaletteGroup, paletteGroups } from "./palette-options.ts";
import { recentSearches, rememberSearch } from "./recent-searches.ts";
import styles from "./search-palette.module.css";

/**
 * Search over any page, as a combobox with a grouped list
 * (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/): focus stays in the box, arrows choose,
 * Enter goes there, Escape leaves.
 */
export function SearchPalette(
  props: Parameters<typeof Palette>[0] & {
    /** Something in it failed; by then it is gone. */
    onError: () => void;
  },
): ReactElement {
  const { onError, ...rest } = props;
  const failed = (): void => {
    rest.onClose();
    onError();
  };
  return (
    <ErrorFence onError={failed}>
      <Palette {...rest} />
    </ErrorFence>
  );
}

function Palette(props: {
  reader: CatalogReader;
  /** What was typed while the palette was on its way. */
  typed: () => string;
  onClose: () => void;
}): ReactElement {
  const { reader, onClose } = props;
  const navigate = useNavigate();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const box = useRef<HTMLInputElement>(null);
  const [text, setText] = useState("");
  const [active, setActive] = useState(-1);
  /** Rendered anew when more can be searched. */
  const [, setGrown] = useState(0);
  const { archive, failure, retry } = useArchive(reader);
  const { typed } = props;
  useLayoutEffect(() => {
    dialog.current?.showModal();
    // Read once the dialog takes the keys itself: until then they are kept for it. What was kept
    // stands in the box before the next key comes, which would else take its place.
    const ahead = typed();
    // oxlint-disable-next-line react/set-state-in-effect
    if (ahead) setText(ahead);
  }, [typed]);

  const answer =
    archive && text.trim() ? searchCatalog(archive.catalog, archive.index, text) : undefined;
  const older = answer?.older;
  useEffect(() => {
    let wanted = true;
    void older?.changed.then(() => wanted && setGrown((times) => times + 1));
    return () => {
      wanted = false;
    };
  }, [older]);
  // A thin answer is filled up from what was said and written.
  const thin = answer !== undefined && !older && answer.results.length < 3;
  const { moments } = useMoments(thin ? text.trim() : "");
  const groups: PaletteGroup[] =
    answer && archive
      ? [
          ...paletteGroups(text.trim(), answer, archive.catalog),
          ...pageGroup(text.trim(), archive.catalog.show),
          ...momentGroup(moments),
        ]
      : text.trim()
        ? []
        : recent();
  const options = groups.flatMap((group) => group.options);
  const chosen = options[active];

  const go = (path: string): void => {
    rememberSearch(text);
    dialog.current?.close();
    void navigate(path);
  };
  const move = (step: number): void => {
    if (options.length === 0) return;
    const next = active + step;
    // Past either end lies the box itself.
    setActive(next < -1 ? options.length - 1 : next >= options.length ? -1 : next);
  };

  return (
    <dialog ref={dialog} className={styles["palette"]} aria-label="Search" onClose={onClose}>
      <form
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          go(chosen?.path ?? `${HOME}${viewQuery({ q: text.trim() })}`);
        }}
      >
        <input
          ref={box}
          type="text"
          role="combobox"
          className={styles["input"]}
          aria-label="Search episodes, people and tags"
          aria-expanded={options.length > 0}
          aria-controls={`${id}list`}
          aria-autocomplete="list"
          aria-activedescendant={chosen ? `${id}${active}` : undefined}
          placeholder="Search episodes, people and tags"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          enterKeyHint="search"
          // A dialog that opens for one box puts the listener into it.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            setActive(-1);
          }}
          onKeyDown={(event) => {
            if (event.key === "ArrowDown" || event.key === "ArrowUp") {
              event.preventDefault();
              move(event.key === "ArrowDown" ? 1 : -1);
            }
          }}
        />
        <button type="button" className={styles["close"]} onClick={() => dialog.current?.close()}>
          Close
        </button>
      </form>
      <p role="status" className={styles["status"]}>
        {failure ? "" : describe(text, archive !== undefined, answer?.results.length)}
        {older ? " so far, among the newest" : ""}
        {answer?.didYouMean && !older ? (
          <>
            {". "}
            Did you mean{" "}
            <button type="button" onClick={() => setText(answer.didYouMean ?? "")}>
              {answer.didYouMean}
            </button>
            ?
          </>
        ) : null}
      </p>
      {failure ? (
        <FailureNotice
          reason={failure.reason}
          onRetry={() => {
            box.current?.focus();
            retry();
          }}
        />
      ) : null}
      <div role="listbox" id={`${id}list`} aria-label="Results" className={styles["list"]}>
        {groups.map((group) => (
          <div key={group.name} role="group" aria-label={group.name}>
            <p aria-hidden="true" className={styles["group"]}>
              {group.name}
            </p>
            {group.options.map((option) => {
              const i = options.indexOf(option);
              return (
                <Option
                  key={`${option.path} ${option.title}`}
                  id={`${id}${i}`}
                  option={option}
                  selected={i === active}
                  onChoose={() => go(option.path)}
                />
              );
            })}
          </div>
        ))}
      </div>
    </dialog>
  );
}

function Option(props: {
  id: string;
  option: PaletteGroup["options"][number];
  selected: boolean;
  onChoose: () => void;
}): ReactElement {
  const { id, option, selected, onChoose } = props;
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (selected) element.current?.scrollIntoView({ block: "nearest" });
  }, [selected]);
  return (
    // The combobox holds the focus and takes the keys for its options.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      ref={element}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={selected}
      className={styles["option"]}
      onClick={onChoose}
    >
      <span {...own(option.title)}>
        <HighlightedText text={option.title} ranges={option.ranges} />
      </span>
      {option.detail ? <small>{option.detail}</small> : null}
    </div>
  );
}

interface Archive {
  archive?: { catalog: LightCatalog; index: object };
  failure?: { reason: unknown };
}

/** Catalogue and index, loaded when the palette opens. */
function useArchive(reader: CatalogReader): Archive & { retry: () => void } {
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<Archive & { attempt?: number }>({});
  useEffect(() => {
    let wanted = true;
    loadSearch(reader).then(
      ({ catalog, search: { index } }) =>
        wanted && setState({ attempt, archive: { catalog, index } }),
      (reason: unknown) => wanted && setState({ attempt, failure: { reason } }),
    );
    return () => {
      wanted = false;
    };
  }, [reader, attempt]);
  const retry = (): void => setAttempt(attempt + 1);
  return state.attempt === attempt ? { ...state, retry } : { retry };
}

function recent(): PaletteGroup[] {
  const searches = recentSearches();
  if (searches.length === 0) return [];
  return [
    {
      name: "Recent searches",
      options: searches.map((q) => ({ path: `${HOME}${viewQuery({ q })}`, title: q })),
    },
  ];
}

function describe(text: string, ready: boolean, count: number | undefined): string {
  if (text.trim() === "") return "A guest, a topic, a half-remembered word";
  if (!ready) return "Loading…";
  if (count === 0) return `No episodes for “${text.trim()}”`;
  return count === 1 ? "1 episode" : `${count} episodes`;
}
