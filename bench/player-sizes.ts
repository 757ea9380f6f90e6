import { gzipSync } from "node:zlib";
import { build, type Rollup } from "vite";

/** Bytes, minified and compressed, of what each part of the player adds to a page. */
export async function playerSizes(): Promise<{ eager: number; dock: number; panels: number }> {
  const result = await build({
    configFile: false,
    logLevel: "error",
    css: { modules: { localsConvention: "camelCaseOnly" } },
    build: {
      write: false,
      minify: true,
      rollupOptions: {
        input: [
          "src/player/audio-session.ts",
          "src/player/use-player.tsx",
          "src/app/player-dock.tsx",
        ],
        external: [/^react/, /library/],
        preserveEntrySignatures: "exports-only",
      },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]).filter((one) => "output" in one);
  const chunks = outputs
    .flatMap(({ output }) => output)
    .filter((file): file is Rollup.OutputChunk => file.type === "chunk");
  const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));

  /** The chunks that come with those that are asked for. */
  function reach(names: string[], seen = new Set<string>()): Set<string> {
    for (const name of names) {
      if (seen.has(name) || !byFile.has(name)) continue;
      seen.add(name);
      reach(byFile.get(name)?.imports ?? [], seen);
    }
    return seen;
  }
  const weigh = (names: Iterable<string>): number => {
    const code = Array.from(names, (name) => byFile.get(name)?.code ?? "").join("\n");
    return gzipSync(code, { level: 9 }).length;
  };
  const asked = (words: string): string[] =>
    chunks.filter(({ facadeModuleId }) => facadeModuleId?.includes(words)).map((c) => c.fileName);

  const eager = reach(chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName));
  const dock = new Set([...reach(asked("app/dock.tsx"))].filter((name) => !eager.has(name)));
  const rest = [...byFile.keys()].filter((name) => !eager.has(name) && !dock.has(name));
  return { eager: weigh(eager), dock: weigh(dock), panels: weigh(rest) };
}
