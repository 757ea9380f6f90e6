/** What the live preview says of one page's file. Nothing of it is in a finished site. */
export interface DevFindings {
  /** Problems of the whole archive. */
  total: number;
  /** Relative to the content folder; absent for a page that no file stands for. */
  file?: string;
  /** Address that opens the file in the host's editor; ":12" after it is a line. */
  editor?: string;
  problems: { severity: "error" | "warning"; line?: number; what: string; write?: string }[];
}

/** Takes `?path=`, a site path. */
export const DEV_FINDINGS = "/@playhead/findings";
export const DEV_DOCTOR = "/@playhead/doctor";
