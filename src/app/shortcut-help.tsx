import type { ReactElement } from "react";
import { ShortcutSheet } from "../components/shortcut-sheet.tsx";
import { useLibrary, usePreference } from "../library/use-library.tsx";
import { SHORTCUTS } from "../player/shortcuts.ts";

/** The sheet behind "?". Loaded when it is first wanted. */
export function ShortcutHelp(props: { onClose: () => void }): ReactElement {
  const library = useLibrary();
  const enabled = usePreference((values) => values.shortcuts);
  return (
    <ShortcutSheet
      shortcuts={SHORTCUTS}
      enabled={enabled}
      onEnabled={(shortcuts) => library?.preferences.set({ shortcuts })}
      onClose={props.onClose}
    />
  );
}
