import { type ReactElement, useEffect } from "react";
import {
  isRouteErrorResponse,
  useLocation,
  useRevalidator,
  useRouteError,
  useRouteLoaderData,
} from "react-router";
import { SiteLink } from "../components/site-link.tsx";
import type { Show } from "../model/episode.ts";
import { ARCHIVE, HOME } from "../model/paths.ts";
import { DataError } from "../model/reader.ts";
import { PlayerDock } from "./player-dock.tsx";
import styles from "./route-failure.module.css";

/** What a listener sees where a page should be: nothing stands there, or it could not be shown. */
export function RouteFailure(): ReactElement {
  const error = useRouteError();
  const { pathname } = useLocation();
  const { revalidate, state } = useRevalidator();
  const missing = isRouteErrorResponse(error) && error.status === 404;
  // What failed for want of a network comes by itself once there is one.
  useEffect(() => {
    if (missing) return undefined;
    const retry = (): void => void revalidate();
    window.addEventListener("online", retry);
    return () => window.removeEventListener("online", retry);
  }, [missing, revalidate]);
  if (missing) return <NotFoundNotice path={pathname} />;
  return (
    <div className={styles["failure"]}>
      <title>This page could not be loaded</title>
      <h1 tabIndex={-1}>This page could not be loaded</h1>
      <p role="alert">
        {error instanceof DataError ? error.message : "Something went wrong in this page."}
      </p>
      <p>
        <button
          type="button"
          className={styles["retry"]}
          disabled={state === "loading"}
          onClick={() => void revalidate()}
        >
          Retry
        </button>
      </p>
      <p>
        <SiteLink to={HOME}>All episodes</SiteLink>
      </p>
    </div>
  );
}

/** Where not even the frame of the page could be shown, the player stays. */
export function RootFailure(): ReactElement {
  const show = useRouteLoaderData<Show>("root");
  return (
    <>
      <main id="main" className={styles["alone"]}>
        <RouteFailure />
      </main>
      {show ? <PlayerDock show={show} /> : null}
    </>
  );
}

/** The words of the missing address are the best guess at what was wanted. */
function wordsOf(path: string): string {
  let decoded = path;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    // An address that is not valid UTF-8 is searched as it stands.
  }
  return decoded
    .replace(/\.html?$/, "")
    .replace(/[^\p{L}\p{N}+#.]+/gu, " ")
    .trim();
}

function NotFoundNotice(props: { path: string }): ReactElement {
  const words = wordsOf(props.path);
  return (
    <div className={styles["failure"]}>
      <title>Not found</title>
      <meta name="robots" content="noindex" />
      <meta name="description" content="There is no page at this address" />
      <h1 tabIndex={-1}>There is no page at this address</h1>
      <p>It may have moved, or the address may be mistyped.</p>
      <ul>
        {words ? (
          <li className="needs-scripts">
            <SiteLink to={`${HOME}?${new URLSearchParams({ q: words })}`}>
              Search for “{words}”
            </SiteLink>
          </li>
        ) : null}
        <li>
          <SiteLink to={HOME}>All episodes</SiteLink>
        </li>
        <li>
          <SiteLink to={ARCHIVE}>The archive, year by year</SiteLink>
        </li>
      </ul>
    </div>
  );
}
