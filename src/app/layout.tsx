import { type ReactElement, useEffect, useRef } from "react";
import {
  Outlet,
  UNSAFE_useScrollRestoration as useScrollRestoration,
  useLoaderData,
  useLocation,
  useNavigation,
} from "react-router";
import type { Show } from "../model/episode.ts";
import { LatePage } from "../pages/late.tsx";
import { PageTrouble } from "./page-trouble.tsx";
import { PlayerDock } from "./player-dock.tsx";
import styles from "./layout.module.css";
import { useSiteLinks } from "./use-site-links.ts";
import { SiteFooter } from "./site-footer.tsx";
import { SiteHeader } from "./site-header.tsx";

/** What every page stands in. It stays mounted through navigation, and the player with it. */
export function Layout(): ReactElement {
  const show = useLoaderData<Show>();
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  useFocusOnNavigation(main);
  useSiteLinks();
  useScrollRestoration();
  // For whoever waits for the page to be alive: by now everything below listens.
  useEffect(() => {
    document.documentElement.dataset["alive"] = "";
  }, []);
  return (
    <>
      <a className={styles["skip"]} href="#main">
        Skip to content
      </a>
      <Progress />
      <PageTrouble />
      <SiteHeader show={show} />
      <main ref={main} id="main" className={styles["main"]} tabIndex={-1}>
        <LatePage key={pathname}>
          <Outlet context={show} />
        </LatePage>
      </main>
      <SiteFooter show={show} />
      <PlayerDock show={show} />
    </>
  );
}

/** A thin line under the header while a page takes its time. */
function Progress(): ReactElement {
  const { state } = useNavigation();
  return <div className={styles["progress"]} data-busy={state === "idle" ? undefined : ""} />;
}

/**
 * After a change of page, focus goes to its heading, so that a screen reader reads it
 * and Tab goes on from there; a browser leaves it on <body> otherwise.
 */
function useFocusOnNavigation(main: React.RefObject<HTMLElement | null>): void {
  const { pathname, hash } = useLocation();
  const shown = useRef(pathname);
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    if (hash) return;
    const heading = main.current?.querySelector<HTMLElement>("h1") ?? main.current;
    heading?.setAttribute("tabindex", "-1");
    heading?.focus({ preventScroll: true });
  }, [pathname, hash, main]);
}
