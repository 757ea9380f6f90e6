import { parseArgs } from "node:util";

/**
 * Options of a bench, each with its default and what it is; besides them every bench takes `--json`.
 * @returns undefined where the listener of the terminal asked for help, which is printed
 */
export function readOptions<Name extends string>(
  bench: string,
  options: Readonly<Record<Name, readonly [usual: string, what: string]>>,
  argv: string[],
): (Record<Name, string> & { json: boolean }) | undefined {
  const names = Object.keys(options) as Name[];
  const { values } = parseArgs({
    args: argv,
    options: {
      ...Object.fromEntries(
        names.map((name) => [name, { type: "string", default: options[name][0] }] as const),
      ),
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (!values.help) return values as Record<Name, string> & { json: boolean };
  console.log(`npm run bench -- ${bench} [options]`);
  for (const name of names) {
    const [usual, what] = options[name];
    console.log(`  ${`--${name} VALUE`.padEnd(18)} ${what}${usual ? ` (default ${usual})` : ""}`);
  }
  console.log(`  ${"--json".padEnd(18)} figures as one JSON document`);
  return undefined;
}
