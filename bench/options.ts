import { parseArgs } from "node:util";

/** Each with what it is without a word, `false` for one that is only there or not, and what it does. */
type Options = Readonly<Record<string, readonly [usual: string | false, what: string]>>;

type Values<Known extends Options> = {
  [Name in keyof Known]: Known[Name][0] extends string ? string : boolean;
} & { json: boolean };

/** Options that many benches take. Folders stand with ":" or "," between them. */
export const CONTENT = [
  process.env["PLAYHEAD_CONTENT"] ?? "content",
  'folders whose episodes are taken, ":" or "," between them',
] as const;
export const SEED = ["1", "of what is left to chance"] as const;
export const SLOW = ["4", "times slower than this machine"] as const;
export const KEEP = [false, "leave what was made where it is, and say where"] as const;

/**
 * Options of a bench; besides its own every one takes `--json`.
 * @returns undefined where the terminal asked for help, which is printed
 */
export function readOptions<Known extends Options>(
  bench: string,
  options: Known,
  argv: string[],
): Values<Known> | undefined {
  const all: Options = { ...options, json: [false, "figures as one JSON document"] };
  const known = Object.entries(all).map(([name, [usual]]) =>
    usual === false
      ? [name, { type: "boolean", default: false } as const]
      : [name, { type: "string", default: usual } as const],
  );
  const values: Record<string, unknown> = parseArgs({
    args: argv,
    options: { ...Object.fromEntries(known), help: { type: "boolean", default: false } },
  }).values;
  if (values["help"] === false) return values as Values<Known>;
  console.log(`npm run bench -- ${bench} [options]`);
  for (const [name, [usual, what]] of Object.entries(all)) {
    const written = `--${name}${usual === false ? "" : " VALUE"}`;
    console.log(`  ${written.padEnd(18)} ${what}${usual ? ` (default ${usual})` : ""}`);
  }
  return undefined;
}

/** Folders of an option, one by one. */
export const foldersOf = (option: string): string[] => option.split(/[:,]/);
