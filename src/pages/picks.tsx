import { type ReactElement, useEffect, useLayoutEffect, useRef } from "react";
import { useLoaderData, useLocation, useNavigate } from "react-router";
import { DocumentHead } from "../components/document-head.tsx";
import { SiteLink } from "../components/site-link.tsx";
import { PICKS, PICKS_TOGETHER, picksPath } from "../model/paths.ts";
import styles from "./directory.module.css";
import { isKind, KINDS } from "./pick-kinds.ts";
import { PickList } from "./pick-list.tsx";
import { parsePicksView, type PicksData, picksQuery, type PicksView } from "./picks-view.ts";
import { useShow } from "./use-show.ts";

/** `/picks/`: everything that people of the show recommend. Everything shown follows from the address. */
export function PicksPage(): ReactElement {
  const data = useLoaderData<PicksData>();
  const { view, things, found, total, page } = data;
  const show = useShow();
  const { search } = useLocation();
  // Once the list answers the address that the page was opened with, it may be seen.
  useLayoutEffect(() => {
    const asked = picksQuery(parsePicksView(new URLSearchParams(search)));
    if (asked === picksQuery(view)) delete document.documentElement.dataset["outdated"];
  }, [search, view]);
  const rest = found - things.length;
  const plain = picksQuery({ ...view, show: 0 }) === "";

  return (
    <div className={styles["directory"]}>
      <DocumentHead
        title={page > 1 ? `Picks, page ${page}` : "Picks"}
        show={show.title}
        description={`${total} things that people on ${show.title} recommend`}
        canonical={show.url ? `${show.url}${picksPath(page)}` : undefined}
      />
      <header>
        <h1>Picks</h1>
        <p className={styles["facts"]}>What hosts and guests recommend, and where they said so.</p>
      </header>
      {total === 0 ? <p>No episode lists its picks yet.</p> : <Filters data={data} />}
      <section aria-label="Picks" className={styles["answer"]}>
        <p role="status" className={styles["facts"]}>
          {describe(data)}
        </p>
        <PickList picks={things} />
        {plain ? <Pages data={data} /> : null}
        {rest > 0 && !plain ? (
          <p className="needs-scripts">
            <SiteLink
              to={`${PICKS}${picksQuery({ ...view, show: view.show + 2 * PICKS_TOGETHER })}`}
              keepScroll
              replace
            >
              Show more of {rest}
            </SiteLink>
          </p>
        ) : null}
        {found === 0 && total > 0 ? (
          <p>
            Nothing matches all of that. <SiteLink to={PICKS}>Start again with all picks</SiteLink>
          </p>
        ) : null}
      </section>
    </div>
  );
}

/** Milliseconds without a key after which the address says what was typed. */
const PAUSE = 200;

/** Words, kind, person and order: a GET form, whose address is the state. */
function Filters(props: { data: PicksData }): ReactElement {
  const { view, kinds, people } = props.data;
  const navigate = useNavigate();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => () => clearTimeout(timer.current), []);
  // Back, Forward and "start again" change the words from outside.
  useEffect(() => {
    const box = input.current;
    if (box && document.activeElement !== box) box.value = view.q;
  }, [view.q]);

  const go = (part: Partial<PicksView>): void => {
    clearTimeout(timer.current);
    const q = input.current?.value ?? view.q;
    void navigate(`${PICKS}${picksQuery({ ...view, q, show: 0, ...part })}`, {
      replace: true,
      preventScrollReset: true,
    });
  };
  const chosen = people.some(({ key }) => key === view.who);

  return (
    <search className="needs-scripts">
      <form
        className={styles["choices"]}
        onSubmit={(event) => {
          event.preventDefault();
          go({});
        }}
      >
        <label>
          <span>Search picks</span>
          <input
            ref={input}
            type="search"
            name="q"
            defaultValue={view.q}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            onInput={() => {
              clearTimeout(timer.current);
              timer.current = setTimeout(() => go({}), PAUSE);
            }}
          />
        </label>
        <label>
          <span>Kind</span>
          <select
            value={view.kind}
            onChange={({ target }) => go({ kind: isKind(target.value) ? target.value : "" })}
          >
            <option value="">Everything</option>
            {kinds.map(({ kind, count }) => (
              <option key={kind} value={kind}>{`${KINDS[kind][1]} (${count})`}</option>
            ))}
          </select>
        </label>
        <label>
          <span>Picked by</span>
          <select value={view.who} onChange={({ target }) => go({ who: target.value })}>
            <option value="">Anyone</option>
            {view.who && !chosen ? <option value={view.who}>{`${view.who} (0)`}</option> : null}
            {people.map(({ key, name, count }) => (
              <option key={key} value={key}>{`${name} (${count})`}</option>
            ))}
          </select>
        </label>
        <label>
          <span>Order</span>
          <select
            value={view.sort}
            onChange={({ target }) => go({ sort: target.value === "often" ? "often" : "" })}
          >
            <option value="">Newest first</option>
            <option value="often">Most picked first</option>
          </select>
        </label>
      </form>
    </search>
  );
}

/** The plain list in pages of its own, which need no scripts. */
function Pages(props: { data: PicksData }): ReactElement | null {
  const { page, pages } = props.data;
  if (pages < 2) return null;
  return (
    <nav aria-label="Pages of picks">
      <ul className={styles["links"]}>
        {Array.from({ length: pages }, (_, i) => i + 1)
          .filter((number) => number === 1 || number === pages || Math.abs(number - page) < 4)
          .map((number) => (
            <li key={number}>
              <SiteLink
                to={picksPath(number)}
                aria-current={number === page ? "page" : undefined}
                aria-label={`Page ${number}`}
              >
                {number}
              </SiteLink>
            </li>
          ))}
      </ul>
    </nav>
  );
}

function describe({ found, total, things, page, pages, view }: PicksData): string {
  const picks = (n: number): string => (n === 1 ? "1 pick" : `${n} picks`);
  if (picksQuery({ ...view, show: 0 }) !== "") return `${picks(found)} of ${total}`;
  if (pages < 2) return picks(total);
  const from = (page - 1) * PICKS_TOGETHER + 1;
  return `${picks(total)}, ${from} to ${from + things.length - 1}`;
}
