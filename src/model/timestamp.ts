/**
 * Seconds in "754", "12:34", "1:02:03", "01:02:03.25" or "1h2m3s"; undefined when `text` is no time.
 * Two fields are minutes and seconds. "0" is a time.
 */
export function parseTimestamp(text: string): number | undefined {
  const trimmed = text.trim();
  const clock = /^(?:(\d{1,3}):)?(\d{1,4}):([0-5]?\d(?:[.,]\d{1,3})?)$/.exec(trimmed);
  if (clock) {
    const [, hours, minutes, seconds] = clock;
    if (hours !== undefined && Number(minutes) > 59) return undefined;
    return Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds?.replace(",", "."));
  }
  const units = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s)?$/i.exec(trimmed);
  if (units && trimmed !== "") {
    const [, hours, minutes, seconds] = units;
    return Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
  }
  return /^\d+(?:\.\d+)?$/.test(trimmed) ? Number(trimmed) : undefined;
}

/** "0:07", "12:34" or "1:02:03"; fractions are cut. */
export function formatTimestamp(seconds: number): string {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds)) : 0;
  const pad = (n: number): string => String(n).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  return hours > 0
    ? `${hours}:${pad(minutes)}:${pad(whole % 60)}`
    : `${minutes}:${pad(whole % 60)}`;
}

/** A length as people say it: "1 h 8 min", "42 min", "45 s". */
export function formatDuration(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return rest === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
}

/** The same moment as an ISO 8601 duration, for `<time datetime>` and JSON-LD: "PT1H2M3S". */
export function isoDuration(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = whole % 60;
  const text = `${hours ? `${hours}H` : ""}${minutes ? `${minutes}M` : ""}${rest ? `${rest}S` : ""}`;
  return `PT${text || "0S"}`;
}
