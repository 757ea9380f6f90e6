import { type ReactElement, useEffect, useState } from "react";
import { createRoot } from "react-dom/client";
import type { DataRouter } from "react-router";
import { DEV_DOCTOR, DEV_FINDINGS, type DevFindings } from "../model/dev-findings.ts";
import styles from "./dev-panel.module.css";

/** Opens the file of the page in the editor: the server does it, and answers nothing. */
const edit = (editor: string, line = 1): void => void fetch(`${editor}:${line}`);

/** In the live preview alone: which file the page is made of, what is wrong in it, and a way to edit it. */
export function DevPanel(props: { router: DataRouter }): ReactElement | null {
  const { router } = props;
  const [found, setFound] = useState<DevFindings>();
  useEffect(() => {
    let latest = 0;
    const ask = async (): Promise<void> => {
      const mine = (latest += 1);
      const path = encodeURIComponent(router.state.location.pathname);
      const response = await fetch(`${DEV_FINDINGS}?path=${path}`);
      const findings = (await response.json()) as DevFindings;
      if (mine === latest) setFound(findings);
    };
    const again = (): void => void ask().catch(() => undefined);
    again();
    import.meta.hot?.on("playhead:content", again);
    const stop = router.subscribe(({ navigation }) => navigation.state === "idle" && again());
    return () => {
      latest = -1;
      import.meta.hot?.off("playhead:content", again);
      stop();
    };
  }, [router]);
  if (!found) return null;
  const { file, editor, problems, total } = found;
  return (
    <aside className={styles["panel"]} aria-label="Live preview">
      <p>
        {file && editor ? (
          <button type="button" onClick={() => edit(editor, problems[0]?.line)}>
            Edit {file}
          </button>
        ) : null}
        <a href={DEV_DOCTOR}>
          {total === 0 ? "Nothing to mend" : `${total} to mend in the archive`}
        </a>
      </p>
      {problems.length > 0 && editor ? (
        <details>
          <summary>{problems.length} in this file</summary>
          <ul>
            {problems.map(({ severity, line, what, write }) => (
              <li key={`${line} ${what}`} data-severity={severity}>
                <button type="button" onClick={() => edit(editor, line)}>
                  line {line ?? 1}
                </button>{" "}
                {what}
                {write ? `: ${write}` : ""}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </aside>
  );
}

/** Puts the panel beside the app: what it shows is no part of the site. */
export function startDevPanel(router: DataRouter): void {
  const place = document.body.appendChild(document.createElement("div"));
  createRoot(place).render(<DevPanel router={router} />);
  // Vite takes its overlay away when a module is replaced, which an edited file of notes is not.
  import.meta.hot?.on("playhead:content", () => {
    for (const overlay of document.querySelectorAll("vite-error-overlay")) overlay.remove();
  });
}
