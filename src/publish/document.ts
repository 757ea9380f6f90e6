import type { Manifest } from "vite";
import { policyMeta } from "./content-policy.ts";
import { escapeXml } from "./xml.ts";

/** The built index.html, ready to be filled for each page. */
export interface Template {
  html: string;
  manifest: Manifest;
  /** CSS of the whole site, inlined into every page. */
  css: string;
  base: string;
  /** Content-Security-Policy of every page; "" for none. */
  policy: string;
}

export interface PageParts {
  head: string;
  body: string;
  /** Text of the embedded data script; empty for a page that fetches its own. */
  data: string;
  language: string;
  /** Source modules of the views that the page wants at once. */
  views: string[];
}

/** Chunks that a view needs besides what index.html loads itself. */
function chunksOf(view: string, manifest: Manifest): string[] {
  const entry = manifest["index.html"];
  const already = new Set<string>();
  const walk = (key: string, into: Set<string>): void => {
    const chunk = manifest[key];
    if (!chunk || into.has(chunk.file)) return;
    into.add(chunk.file);
    for (const name of chunk.imports ?? []) walk(name, into);
  };
  if (entry) walk("index.html", already);
  const wanted = new Set<string>();
  walk(view, wanted);
  return [...wanted].filter((file) => !already.has(file));
}

/**
 * Runs before the first paint of the list's page: opened with a query, the prerendered list is
 * not the answer, so it stays unseen until scripts give one (see pages/home.module.css).
 */
export const HIDE_OUTDATED_LIST = 'if(location.search)document.documentElement.dataset.outdated=""';

/** Fills the template with one page. Replacement is by function: `$&` in notes is only text. */
export function fillTemplate(template: Template, parts: PageParts): string {
  const { html, manifest, css, base, policy } = template;
  const preloads = parts.views
    .flatMap((view) => chunksOf(view, manifest))
    .map(
      (file) => `<link rel="modulepreload" crossorigin href="${base}${file}" fetchpriority="low">`,
    )
    .join("");
  // The policy comes first: it binds what follows it.
  const head = `${policy ? policyMeta(policy) : ""}${parts.head}<style>${css}</style>${preloads}`;
  const data = parts.data
    ? `<script id="playhead-data" type="application/json">${parts.data}</script>`
    : "";
  return html
    .replace(/<html lang="[^"]*">/, () => `<html lang="${escapeXml(parts.language)}">`)
    .replace("<!--head-->", () => head)
    .replace("<!--body-->", () => parts.body)
    .replace("<!--data-->", () => data);
}

/** A page that sends its visitor, and machines, from an old address to the present one. */
export function redirectDocument(to: string, siteUrl: string, base: string): string {
  const href = escapeXml(base.replace(/\/$/, "") + to);
  const canonical = siteUrl ? escapeXml(siteUrl + to) : href;
  return (
    `<!doctype html><html lang="en"><head><meta charset="utf-8">` +
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'"><title>Moved</title>` +
    `<link rel="canonical" href="${canonical}"><meta name="robots" content="noindex">` +
    `<meta http-equiv="refresh" content="0; url=${href}"></head>` +
    `<body><p>This page has moved to <a href="${href}">${href}</a>.</p></body></html>\n`
  );
}
