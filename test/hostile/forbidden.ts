import { ALLOWED, GLOBAL_ATTRIBUTES, VOID } from "../../src/compile/html-elements.ts";

/** What a strict reader of the letters objects to. */
export function forbiddenIn(html: string): string[] {
  const faults: string[] = [];
  const open: string[] = [];
  for (const [tag, end, name = "", attributes = ""] of html.matchAll(/<(\/?)([^\s>]*)([^>]*)>/g)) {
    const allowed = ALLOWED.get(name);
    if (!allowed) faults.push(tag);
    if (end && open.pop() !== name) faults.push(`unbalanced ${tag}`);
    if (!end && !VOID.has(name)) open.push(name);
    for (const [, attribute = "", value = ""] of attributes.matchAll(
      / ([^\s=]+)(?:="([^"]*)")?/g,
    )) {
      if (!allowed?.has(attribute) && !GLOBAL_ATTRIBUTES.has(attribute)) faults.push(tag);
      if (attribute === "id" && !value.startsWith("n-")) faults.push(tag);
      const address = attribute === "href" || attribute === "src";
      if (address && !/^(?:https?:|mailto:|tel:|[^:]*$|[^:]*[/?#])/.test(value)) faults.push(tag);
    }
  }
  if (open.length > 0) faults.push(`unclosed ${open.join(" ")}`);
  if (/[<>]/.test(html.replace(/<[^>]*>/g, ""))) faults.push("a bare angle bracket");
  return faults;
}
