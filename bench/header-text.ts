import type { FrontMatter } from "../src/compile/front-matter.ts";

/** Metadata as a header in the format in which it was read. What a format cannot hold is left out. */
export function headerText(
  format: FrontMatter["format"],
  fields: { key: string; value: unknown }[],
): string {
  switch (format) {
    case "pelican":
      return `${fields.map(({ key, value }) => `${key}: ${oneLine(value)}`).join("\n")}\n\n`;
    case "json":
      return `${JSON.stringify(Object.fromEntries(fields.map(({ key, value }) => [key, value])), null, 2)}\n\n`;
    case "toml":
      return `+++\n${fields.flatMap(({ key, value }) => tomlLine(key, value)).join("\n")}\n+++\n\n`;
    default:
      // JSON is YAML too.
      return `---\n${fields.map(({ key, value }) => `${key}: ${JSON.stringify(value)}`).join("\n")}\n---\n\n`;
  }
}

function oneLine(value: unknown): string {
  const text = Array.isArray(value) ? value.join(", ") : String(value);
  return text.replace(/\s+/g, " ");
}

/** Of records there are none: a TOML table would have to come last. */
function tomlLine(key: string, value: unknown): string[] {
  const plain =
    typeof value !== "object" ||
    (Array.isArray(value) && value.every((v) => typeof v !== "object"));
  return plain ? [`${JSON.stringify(key)} = ${JSON.stringify(value)}`] : [];
}
