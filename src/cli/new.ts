import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { visibleText } from "../compile/visible-text.mjs";
import { parseDate } from "../compile/parse-date.ts";
import { commandLine } from "./command-line.ts";
import { applyFlags } from "./flags.ts";
import { Asker, Cancelled, listedNames, type Question } from "./new-episode/ask.ts";
import { episodeFile, episodeText, type NewEpisode } from "./new-episode/episode-file.ts";
import { episodeHabits, type EpisodeHabits } from "./new-episode/episode-habits.ts";

const HELP = `npm run new -- ["Title"] [options]

Writes the file of a new episode, named and laid out like the newest ones. On a terminal it asks for
what is not given (Tab completes tags and people); elsewhere, and with --yes, it takes the defaults.

  --number N  --season N  --date 2015-10-05 (default: the next number, today)
  --guests "First Last, Another"  --tags "One, Two"
  --audio ADDRESS-OR-FILE  --summary "Words"
  --publish       not as a draft
  --yes           ask nothing
  --content DIR   the folder (default: content)`;

const TEXTS = ["number", "season", "date", "guests", "tags", "audio", "summary"] as const;
type Given = Partial<Record<(typeof TEXTS)[number] | "title", string>>;

/** `npm run new`: writes the skeleton of an episode, and never over a file. */
export async function run(argv: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: applyFlags(argv),
    allowPositionals: true,
    options: {
      ...Object.fromEntries(TEXTS.map((name) => [name, { type: "string" }] as const)),
      publish: { type: "boolean" },
      yes: { type: "boolean" },
      help: { type: "boolean" },
    },
  });
  if (values["help"] === true) {
    console.log(HELP);
    return 0;
  }
  const title = positionals.join(" ").trim();
  const given: Given = { ...(values as Given), ...(title === "" ? {} : { title }) };
  const content = process.env["PLAYHEAD_CONTENT"] ?? "content";
  const habits = await episodeHabits(content);
  const publish = values["publish"] === true;
  const asks = values["yes"] !== true && process.stdin.isTTY;
  let episode: NewEpisode;
  try {
    episode = asks ? await askFor(given, publish, habits) : takeDefaults(given, publish, habits);
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    console.error("\nNothing was written");
    return 1;
  }
  const file = episodeFile(episode, habits);
  const path = join(content, file);
  if (existsSync(path)) {
    console.error(`${file}: The file is there already; give another --number, --date or title`);
    return 1;
  }
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, episodeText(episode, habits), { flag: "wx" });
  const folder = process.env["PLAYHEAD_CONTENT"] === undefined ? [] : ["--content", content];
  const draft = habits.format === "pelican" ? "Status: draft" : "draft: true";
  console.log(visibleText(`Written: ${path}`));
  if (episode.draft)
    console.log(
      `It is a draft: "${commandLine("dev", ...folder)}" shows it; take out "${draft}" to publish it`,
    );
  return 0;
}

function today(): string {
  const now = new Date();
  const pad = (n: number): string => String(n).padStart(2, "0");
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
}

const refuseTitle = (text: string): string | undefined =>
  text === "" ? "An episode needs a title" : undefined;
const refuseNumber = (text: string): string | undefined =>
  /^(?:\d+(?:\.\d+)?)?$/.test(text) ? undefined : `"${text}" is no number; write one such as 27`;
function refuseDate(text: string): string | undefined {
  const parsed = parseDate(text);
  return "what" in parsed ? `${parsed.what}; write one such as 2015-10-05` : undefined;
}

/** @throws Error that says what can't be taken, and what to write */
function takeDefaults(given: Given, publish: boolean, habits: EpisodeHabits): NewEpisode {
  const whole = {
    ...given,
    title: given.title ?? "",
    number: given.number ?? String(habits.nextNumber ?? ""),
    date: given.date ?? today(),
  };
  const reason =
    refuseTitle(whole.title) ??
    refuseNumber(whole.number) ??
    refuseNumber(whole.season ?? "") ??
    refuseDate(whole.date);
  if (reason !== undefined) throw new Error(reason);
  return episodeOf(whole, publish, habits);
}

async function askFor(given: Given, publish: boolean, habits: EpisodeHabits): Promise<NewEpisode> {
  const asker = new Asker(process.stdin, process.stdout);
  const answers: Given = { ...given };
  const ask = async (name: keyof Given, question: Question): Promise<void> => {
    answers[name] ??= await asker.ask(question);
  };
  try {
    await ask("title", { words: "Title", refuse: refuseTitle });
    await ask("number", {
      words: "Number",
      otherwise: habits.nextNumber === undefined ? undefined : String(habits.nextNumber),
      refuse: refuseNumber,
    });
    await ask("date", { words: "Date", otherwise: today(), refuse: refuseDate });
    await ask("guests", {
      words: "Guests, with commas between (Tab completes)",
      names: habits.people,
    });
    await ask("tags", { words: "Tags, with commas between (Tab completes)", names: habits.tags });
    await ask("audio", { words: "Audio, an address or a file (may wait)" });
    const now = publish
      ? "y"
      : await asker.ask({ words: "Publish it now, without a draft? y/n", otherwise: "n" });
    return takeDefaults(answers, /^y/i.test(now), habits);
  } finally {
    asker.close();
  }
}

function episodeOf(
  given: Given & { title: string; date: string },
  publish: boolean,
  { people, tags }: EpisodeHabits,
): NewEpisode {
  const parsed = parseDate(given.date);
  const numberOf = (text: string | undefined): number | undefined =>
    text === undefined || text === "" ? undefined : Number(text);
  return {
    title: given.title,
    date: "date" in parsed ? parsed.date : given.date,
    number: numberOf(given.number),
    season: numberOf(given.season),
    guests: listedNames(given.guests ?? "", people),
    tags: listedNames(given.tags ?? "", tags),
    audio: given.audio?.trim(),
    summary: given.summary,
    draft: !publish,
  };
}
