import { resolve } from "node:path";

/** Folder of Playhead itself: the launcher says where it stands, for commands may run anywhere. */
export const packageRoot = (): string => resolve(process.env["PLAYHEAD_ROOT"] || ".");
