import { createHash } from "node:crypto";
import { relative } from "node:path";

/**
 * Name of a CSS Module's class in a finished site: five letters and digits, which tell apart some
 * hundreds of classes. The long ones of the live preview are a twentieth of all styles.
 * The same in every bundle, wherever the project stands.
 */
export function scopedName(name: string, file: string): string {
  const path = relative(process.cwd(), file.replace(/\?.*$/, "")).replaceAll("\\", "/");
  const digest = createHash("sha256").update(`${path} ${name}`).digest();
  // A class does not begin with a digit.
  const first = (10 + ((digest[0] ?? 0) % 26)).toString(36);
  return first + (digest.readUInt32BE(1) % 36 ** 4).toString(36).padStart(4, "0");
}
