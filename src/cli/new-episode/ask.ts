import { createInterface, type Interface } from "node:readline/promises";
import { fold } from "../../compile/slug.ts";

/** A question on a terminal. */
export interface Question {
  words: string;
  /** What an empty answer means. */
  otherwise?: string;
  /** Names that Tab completes; the answer is a list of names between commas. */
  names?: readonly string[];
  /** Why an answer can't be taken; undefined for one that can. */
  refuse?: (answer: string) => string | undefined;
}

/** The person closed the questions. */
export class Cancelled extends Error {}

/** Asks questions one after the other. Tab completes names; Ctrl-C and Ctrl-D end it. */
export class Asker {
  readonly #terminal: Interface;
  readonly #output: NodeJS.WritableStream;
  #names: readonly string[] = [];
  #closed = false;

  /** @param terminal whether the output understands a cursor; by default what it says of itself */
  constructor(input: NodeJS.ReadableStream, output: NodeJS.WritableStream, terminal?: boolean) {
    this.#output = output;
    const completer = (line: string): [string[], string] => completions(line, this.#names);
    this.#terminal = createInterface({ input, output, terminal, completer });
    this.#terminal.on("SIGINT", () => {
      this.#terminal.close();
    });
    this.#terminal.on("close", () => {
      this.#closed = true;
    });
  }

  /** @throws Cancelled */
  async ask({ words, otherwise, names = [], refuse }: Question): Promise<string> {
    this.#names = names;
    const hint = otherwise === undefined ? "" : ` [${otherwise}]`;
    for (;;) {
      const answer = (await this.#line(`${words}${hint}: `)).trim() || (otherwise ?? "");
      const reason = refuse?.(answer);
      if (reason === undefined) return answer;
      this.#output.write(`  ${reason}\n`);
    }
  }

  close(): void {
    this.#terminal.close();
  }

  /** A question that is never answered, for the terminal was closed, is cancelled. */
  #line(prompt: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        reject(new Cancelled());
      };
      if (this.#closed) return stop();
      this.#terminal.once("close", stop);
      this.#terminal.question(prompt).then((answer) => {
        this.#terminal.off("close", stop);
        resolve(answer);
      }, stop);
    });
  }
}

/** Names that begin with what stands after the last comma, and that part of the line. */
export function completions(line: string, names: readonly string[]): [string[], string] {
  const begun = line.slice(line.lastIndexOf(",") + 1).trimStart();
  const key = fold(begun);
  const taken = new Set(
    line
      .split(",")
      .slice(0, -1)
      .map((name) => fold(name.trim())),
  );
  const fitting = names.filter((name) => fold(name).startsWith(key) && !taken.has(fold(name)));
  // In a long name its second word may be the one that comes to mind.
  const within = names.filter((name) => fold(name).includes(` ${key}`) && !taken.has(fold(name)));
  return [fitting.length > 0 || key === "" ? fitting : within, begun];
}

/** Names between commas, each as it is spelled already. */
export function listedNames(answer: string, known: readonly string[]): string[] {
  const byKey = new Map(known.map((name) => [fold(name), name]));
  const names = answer
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  return [...new Set(names.map((name) => byKey.get(fold(name)) ?? name))];
}
