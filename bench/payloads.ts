import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { CHROMIUM_FLAGS, findChromium } from "../test/browser/find-chromium.ts";
import { hostileSite } from "../test/hostile/site.ts";
import { followEach, LISTS, openEach } from "../test/hostile/sweep.ts";
import { watch } from "../test/hostile/watch.ts";

const HELP = `npm run bench -- payloads [options]
  --batch N   payloads in the notes of one episode (default 1: none can hide another)
  --json      figures as one JSON document`;

/** What hostile notes and metadata do in a real Chromium: opened and come to by links, with the content policy and without. */
export async function run(argv: string[]): Promise<number> {
  const { values } = parseArgs({
    args: argv,
    options: {
      batch: { type: "string", default: "1" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const site = await hostileSite(Number(values.batch));
  const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_FLAGS });
  const { archive, host } = site;
  const rows: object[] = [];
  let bad = 0;
  try {
    for (const policy of [false, true])
      for (const way of ["opened", "by link"] as const) {
        site.usePolicy(policy);
        const context = await browser.newContext({
          baseURL: host.origin,
          serviceWorkers: "block",
        });
        const seen = await watch(context, host.origin);
        const page = await context.newPage();
        const start = performance.now();
        if (way === "by link") await openEach(page, ["/"]);
        const paths = way === "opened" ? [...archive.paths, ...LISTS] : archive.paths;
        const nodes = await (way === "opened" ? openEach : followEach)(page, paths);
        const { deeds, violations, errors } = seen;
        for (const fault of [...deeds, ...violations, ...errors, ...nodes]) console.error(fault);
        bad += deeds.length + violations.length + errors.length + nodes.length;
        rows.push({
          policy: policy ? "on" : "off",
          way,
          pages: paths.length,
          ran: deeds.filter((deed) => deed.startsWith("ran")).length,
          "asked or left": deeds.filter((deed) => !deed.startsWith("ran")).length,
          "forbidden nodes": nodes.length,
          violations: violations.length,
          errors: errors.length,
          seconds: Math.round((performance.now() - start) / 1000),
        });
        await context.close();
      }
  } finally {
    await browser.close();
    await site.close();
  }
  if (values.json) console.log(JSON.stringify({ ...archive.count, rows }));
  else {
    console.log(`${archive.count.notes} payloads in notes, ${archive.count.values} in metadata`);
    console.table(rows);
  }
  return bad === 0 ? 0 : 1;
}
