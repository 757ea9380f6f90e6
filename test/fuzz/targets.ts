import { buildsTarget, type Build } from "./builds.ts";
import { LISTENER } from "./listener.ts";
import { METADATA } from "./metadata.ts";
import { NOTES_TARGETS } from "./notes.ts";
import type { Target } from "./target.ts";

/** Everything that is fuzzed; the shares add up to a million. */
export const targets = (build?: Build): Target[] => [
  ...METADATA,
  ...NOTES_TARGETS,
  ...LISTENER,
  buildsTarget(build),
];
