import type { TextFile } from "./text-file.ts";
import { pelicanSlug } from "./slug.ts";

/** What a pelicanconf.py says that matters here. Its Python is not run: only plain texts are read. */
export interface PelicanSettings {
  siteName?: string;
  subtitle?: string;
  author?: string;
  siteUrl?: string;
  language?: string;
  /** IANA name. */
  timezone?: string;
  defaultCategory?: string;
  /** Patterns such as "{slug}.html": the file an article or a page is written to, and its link. */
  articleSaveAs: string;
  articleUrl: string;
  pageSaveAs: string;
  pageUrl: string;
}

function setting(text: string, name: string): string | undefined {
  const found = new RegExp(
    `^${name}[ \\t]*=[ \\t]*[urb]?(?:'((?:[^'\\\\\\n]|\\\\.)*)'|"((?:[^"\\\\\\n]|\\\\.)*)")`,
    "m",
  ).exec(text);
  const value = (found?.[1] ?? found?.[2])?.replace(/\\(.)/g, "$1").trim();
  return value === "" ? undefined : value;
}

/** Defaults are those of Pelican 4.8. */
export function readPelicanSettings({ text }: TextFile): PelicanSettings {
  return {
    siteName: setting(text, "SITENAME"),
    subtitle: setting(text, "SITESUBTITLE"),
    author: setting(text, "AUTHOR"),
    siteUrl: setting(text, "SITEURL"),
    language: setting(text, "DEFAULT_LANG"),
    timezone: setting(text, "TIMEZONE"),
    defaultCategory: setting(text, "DEFAULT_CATEGORY"),
    articleSaveAs: setting(text, "ARTICLE_SAVE_AS") ?? "{slug}.html",
    articleUrl: setting(text, "ARTICLE_URL") ?? "{slug}.html",
    pageSaveAs: setting(text, "PAGE_SAVE_AS") ?? "pages/{slug}.html",
    pageUrl: setting(text, "PAGE_URL") ?? "pages/{slug}.html",
  };
}

export interface PatternValues {
  slug: string;
  date: string;
  number?: number;
  category?: string;
  author?: string;
  lang?: string;
  /** Content-relative, with its ending. */
  file: string;
}

/**
 * Fills an address pattern: Pelican's `{slug}`, `{date:%Y}`, `{category}`,
 * `{author}`, `{lang}`, and of our own `{number}`, `{year}`, `{month}`, `{day}`,
 * `{folder}`, `{file}`. Undefined when it asks for something this file lacks.
 */
export function fillPattern(pattern: string, values: PatternValues): string | undefined {
  const [year = "", month = "", day = ""] = values.date.slice(0, 10).split("-");
  const folder = values.file.slice(0, Math.max(0, values.file.lastIndexOf("/")));
  const file = values.file
    .slice(folder.length)
    .replace(/^\//, "")
    .replace(/\.[^.]+$/, "");
  const dateParts: Record<string, string> = {
    Y: year,
    y: year.slice(2),
    m: month,
    d: day,
    "-m": String(Number(month)),
    "-d": String(Number(day)),
  };
  const known: Record<string, string | undefined> = {
    slug: values.slug,
    number: values.number === undefined ? undefined : String(values.number),
    category: values.category === undefined ? undefined : pelicanSlug(values.category),
    author: values.author === undefined ? undefined : pelicanSlug(values.author),
    lang: values.lang,
    year,
    month,
    day,
    folder,
    file,
  };
  let missing = false;
  const filled = pattern.replace(
    /\{([a-z]+)(?::([^}]*))?\}/g,
    (_, name: string, format?: string) => {
      const value =
        name === "date" && values.date !== ""
          ? (format ?? "%Y-%m-%d").replace(
              /%(-?[Yymd])/g,
              (__, part: string) => dateParts[part] ?? "",
            )
          : known[name];
      if (value === undefined || value === "") missing = name !== "folder" || missing;
      return value ?? "";
    },
  );
  return missing ? undefined : filled.replace(/\/{2,}/g, "/");
}
