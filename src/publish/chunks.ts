import type { Manifest, ManifestChunk } from "vite";

/** Chunks that a view needs besides what index.html loads itself, those that others need first. */
export function chunksOf(view: string, manifest: Manifest): ManifestChunk[] {
  const seen = new Set<string>();
  const walk = (name: string): ManifestChunk[] => {
    const chunk = manifest[name];
    if (!chunk || seen.has(name)) return [];
    seen.add(name);
    return [...(chunk.imports ?? []).flatMap(walk), chunk];
  };
  walk("index.html");
  return walk(view);
}
