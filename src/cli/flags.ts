const FLAGS = [
  "content",
  "out",
  "base",
  "site-url",
  "port",
  "compress",
  "cards",
  "timings",
] as const;

/**
 * `--content DIR` and its like set the environment variable of the same name (PLAYHEAD_CONTENT …,
 * PORT), so that a flag and a variable are one thing. Returns the arguments that are left.
 * @throws Error for a flag without its value
 */
export function applyFlags(argv: readonly string[]): string[] {
  const rest: string[] = [];
  for (let i = 0; i < argv.length; i += 1) {
    const argument = argv[i] ?? "";
    const [name = "", given] = argument.replace(/^--/, "").split(/=(.*)/s);
    const flag = argument.startsWith("--") ? FLAGS.find((known) => known === name) : undefined;
    if (!flag) {
      rest.push(argument);
      continue;
    }
    const value = given ?? argv[(i += 1)];
    if (value === undefined || value === "") throw new Error(`--${flag} lacks its value`);
    const variable = flag === "port" ? "PORT" : `PLAYHEAD_${flag.toUpperCase().replace("-", "_")}`;
    process.env[variable] = value;
  }
  return rest;
}
