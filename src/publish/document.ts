import type { Manifest } from "vite";
import { chunksOf } from "./chunks.ts";
import { policyMeta } from "./content-policy.ts";
import { startScripts } from "./start-scripts.ts";
import { escapeXml } from "./xml.ts";

/** The built index.html, ready to be filled for each page. */
export interface Template {
  html: string;
  /** The script that starts every page, below the base. */
  script: string;
  manifest: Manifest;
  /** CSS that all pages need, inlined into every one. */
  css: string;
  /** Where the bundler put it, below the base. */
  stylesFile: string;
  /** What a view needs besides, by its source module: inlined into its own pages. */
  viewStyles: Record<string, ViewStyles>;
  base: string;
  /** Content-Security-Policy of every page; "" for none. */
  policy: string;
}

export interface ViewStyles {
  /** Where the bundler put it, below the base: what loads the view by script loads these. */
  files: string[];
  css: string;
  /** What a policy calls it. */
  source: string;
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

/**
 * Runs before the first paint of the list's page: opened with a query, the prerendered list is
 * not the answer, so it stays unseen until scripts give one (see pages/home.module.css).
 */
export const HIDE_OUTDATED_LIST = 'if(location.search)document.documentElement.dataset.outdated=""';

/** Fills the template with one page. Replacement is by function: `$&` in notes is only text. */
export function fillTemplate(template: Template, parts: PageParts): string {
  const { html, script, manifest, css, base, viewStyles } = template;
  const chunks = parts.views.flatMap((view) => chunksOf(view, manifest)).map(({ file }) => file);
  const scripts = startScripts([script, ...chunks].map((file) => base + file));
  const styles = parts.views.flatMap((view) => viewStyles[view] ?? []);
  const sheets = [css, ...styles.map((own) => own.css)]
    .map((text) => `<style>${text}</style>`)
    .join("");
  // A script that loads a view must not ask for styles that stand here: a link, of which nothing
  // is loaded, tells it so.
  const known = [template.stylesFile, ...styles.flatMap(({ files }) => files)]
    .map((file) => `<link rel="stylesheet" href="${base}${file}" disabled>`)
    .join("");
  const policy = policyFor(template, styles);
  // The policy comes first: it binds what follows it.
  const head = `${policy ? policyMeta(policy) : ""}${parts.head}${sheets}${known}${scripts}`;
  const data = parts.data
    ? `<script id="playhead-data" type="application/json">${parts.data}</script>`
    : "";
  // The page is in the show's language; what the interface says within it, is English, and what
  // the archive says marks itself (components/own-words.ts).
  return html
    .replace(/<html lang="[^"]*">/, () => `<html lang="${escapeXml(parts.language)}">`)
    .replace("<body>", () => (/^en\b/i.test(parts.language) ? "<body>" : '<body lang="en">'))
    .replace("<!--head-->", () => head)
    .replace("<!--body-->", () => parts.body)
    .replace("<!--data-->", () => data);
}

/** The policy without the styles of other views: each costs what compression can't save. */
function policyFor({ policy, viewStyles }: Template, own: ViewStyles[]): string {
  const needed = new Set(own.map(({ source }) => source));
  return Object.values(viewStyles)
    .filter(({ source }) => !needed.has(source))
    .reduce((rest, { source }) => rest.replace(` ${source}`, ""), policy);
}

/** A page that sends its visitor, and machines, from an old address to the present one. */
export function redirectDocument(to: string, siteUrl: string, base: string): string {
  const href = escapeXml(base.replace(/\/$/, "") + to);
  const canonical = siteUrl ? escapeXml(siteUrl + to) : href;
  return (
    `<!doctype html><html lang="en"><head><meta charset="utf-8">` +
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none';img-src 'self'"><title>Moved</title>` +
    `<link rel="canonical" href="${canonical}"><meta name="robots" content="noindex">` +
    `<meta http-equiv="refresh" content="0; url=${href}"></head>` +
    `<body><p>This page has moved to <a href="${href}">${href}</a>.</p></body></html>\n`
  );
}
