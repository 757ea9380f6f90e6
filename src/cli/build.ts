import { createBuilder } from "vite";
import { applyFlags } from "./flags.ts";

/** `npm run build`: writes the finished site. */
export async function run(argv: string[]): Promise<number> {
  const [unknown] = applyFlags(argv);
  if (unknown !== undefined)
    throw new Error(`There is no option "${unknown}"; README.md lists them`);
  // The launcher's own Vite has set "development", which would ship React's development build.
  process.env["NODE_ENV"] = "production";
  try {
    const builder = await createBuilder({ logLevel: "warn" });
    await builder.buildApp();
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}
