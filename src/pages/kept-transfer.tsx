import { type ReactElement, useRef, useState } from "react";
import { PillButton } from "../components/pill-button.tsx";
import type { Library } from "../library/library.ts";
import { useLibrary } from "../library/use-library.tsx";
import styles from "./saved.module.css";
import { useShow } from "./use-show.ts";

/** Hands the browser a file to keep. */
function download(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = Object.assign(document.createElement("a"), { href: url, download: name });
  link.click();
  // The browser reads it after the click returns.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** Takes everything kept to another browser, or to one's notes. What it needs is loaded on use. */
export function KeptTransfer(props: { show: string }): ReactElement {
  const library = useLibrary();
  const { url } = useShow();
  const file = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState("");
  const [asking, setAsking] = useState(false);

  async function save(kind: "json" | "md", kept: Library): Promise<void> {
    await kept.ready;
    const date = new Date().toISOString();
    const name = `${props.show.replaceAll(/[^\p{L}\p{N}]+/gu, "-")}-${date.slice(0, 10)}.${kind}`;
    if (kind === "json") {
      const { exportLibrary } = await import("../library/transfer.ts");
      download(name, "application/json", exportLibrary(kept, date));
    } else {
      const { exportMarkdown } = await import("../library/export-markdown.ts");
      const site = url || window.location.origin + import.meta.env.BASE_URL.replace(/\/$/, "");
      download(name, "text/markdown", exportMarkdown(kept, props.show, site, date));
    }
    setSaid(`Written to ${name}.`);
  }

  async function bring(chosen: File, kept: Library): Promise<void> {
    try {
      const { importLibrary } = await import("../library/transfer.ts");
      const { added, updated, unchanged, unreadable } = await importLibrary(
        kept,
        await chosen.text(),
      );
      setSaid(
        [
          `${added} new, ${updated} brought up to date, ${unchanged} already here`,
          unreadable > 0 ? `, ${unreadable} not understood` : "",
        ].join("") + ".",
      );
    } catch (error) {
      setSaid(error instanceof Error ? error.message : "The file could not be read.");
    }
  }

  return (
    <section aria-labelledby="transfer" className={`${styles["transfer"] ?? ""} needs-scripts`}>
      <h2 id="transfer">Take it with you</h2>
      <p>The JSON file brings everything back, here or in another browser; nothing gets lost.</p>
      <div className={styles["acts"]}>
        <PillButton onClick={() => library && void save("json", library)}>
          Export as JSON
        </PillButton>
        <PillButton onClick={() => library && void save("md", library)}>
          Export as Markdown
        </PillButton>
        <PillButton onClick={() => file.current?.click()}>Import a JSON file</PillButton>
        <input
          ref={file}
          type="file"
          accept="application/json,.json"
          aria-label="JSON file to import"
          hidden
          onChange={(event) => {
            const chosen = event.target.files?.[0];
            if (chosen && library) void bring(chosen, library);
            event.target.value = "";
          }}
        />
        {asking ? (
          <PillButton
            onClick={() => {
              library?.clear();
              setAsking(false);
              setSaid("Everything is forgotten.");
            }}
          >
            Yes, forget everything
          </PillButton>
        ) : (
          <PillButton onClick={() => setAsking(true)}>Forget everything…</PillButton>
        )}
        {asking ? <PillButton onClick={() => setAsking(false)}>No</PillButton> : null}
      </div>
      <output>{said}</output>
    </section>
  );
}
