import type { CatalogReader } from "../model/reader.ts";
import type { Digests } from "./digests.ts";

/** Questions that a page asked of the archive, as text: what it shows depends on their answers alone. */
export type Asked = string;

/**
 * A reader that notes what is asked of it, so that a page is made again only when an answer has
 * changed. One page at a time.
 */
export function trackedReader(reader: CatalogReader): {
  reader: CatalogReader;
  /** What was asked since this was last called. */
  take: () => Asked;
} {
  let asked = new Set<string>();
  const note = (question: string, ask: (...args: unknown[]) => unknown) =>
    function noting(...args: unknown[]): unknown {
      // The details of entries are those that an answer to another question had.
      if (question !== "details" && question !== "expectCatalog")
        asked.add([question, ...args].join(" "));
      return ask(...args);
    };
  return {
    // Every question there is: one that is not known below is never taken for answered.
    reader: Object.fromEntries(
      Object.entries(reader).map(([question, ask]) => [question, note(question, ask as never)]),
    ) as unknown as CatalogReader,
    take: () => {
      const questions = [...asked].toSorted().join("\n");
      asked = new Set();
      return questions;
    },
  };
}

/** Names the answers that the archive gives now; undefined where one of them has no name. */
export function answersTo(asked: Asked, digests: Digests): string | undefined {
  const answers: string[] = [];
  for (const line of asked.split("\n")) {
    const [question, name = ""] = line.split(/ (.*)/s);
    const answer = answerTo(question ?? "", name, digests);
    if (answer === undefined) return undefined;
    answers.push(answer);
  }
  return answers.join(" ");
}

function answerTo(question: string, name: string, digests: Digests): string | undefined {
  switch (question) {
    case "show":
      return digests.show();
    // Drawn from the catalogue.
    case "explore":
    case "catalog":
      return digests.catalog();
    case "tagged":
      return digests.tagged(name);
    case "appearances":
      return digests.appearances(name);
    case "episode":
      return digests.episode(name);
    case "page":
      return digests.page(name);
    case "person":
      return digests.person(name);
    case "picks":
      return digests.picks();
    case "transcript":
      return digests.transcript(name);
    default:
      return undefined;
  }
}
