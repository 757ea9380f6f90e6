import { type ReactElement, useEffect } from "react";
import { isRouteErrorResponse, useLocation, useRevalidator, useRouteError } from "react-router";
import { SiteLink } from "../components/site-link.tsx";
import { ARCHIVE, HOME } from "../model/paths.ts";
import { DataError } from "../model/reader.ts";
import styles from "./route-failure.module.css";

/** Told to the window where data came that another version of the site wrote. */
export const STALE = "playhead:stale";

/** What a listener sees where a page should be: nothing stands there, or it could not be loaded. */
export function RouteFailure(): ReactElement {
  const error = useRouteError();
  const { pathname } = useLocation();
  const revalidator = useRevalidator();
  const stale = error instanceof DataError && error.stale;
  useEffect(() => {
    if (stale) window.dispatchEvent(new Event(STALE));
  }, [stale]);
  if (isRouteErrorResponse(error) && error.status === 404)
    return <NotFoundNotice path={pathname} />;
  return (
    <div className={styles["failure"]}>
      <title>This page could not be loaded</title>
      <h1 tabIndex={-1}>This page could not be loaded</h1>
      <p role="alert">{error instanceof Error ? error.message : "Something went wrong."}</p>
      <p>
        <button
          type="button"
          className={styles["retry"]}
          disabled={revalidator.state === "loading"}
          onClick={() => void revalidator.revalidate()}
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
      <h1 tabIndex={-1}>There is no page at this address</h1>
      <p>It may have moved, or the address may be mistyped.</p>
      <ul>
        {words ? (
          <li>
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
