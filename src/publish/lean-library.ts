import type { Plugin } from "vite";

/**
 * Lets the bundler drop what a browser has no use for. Where a later version of a library is written
 * otherwise, nothing is dropped.
 */
export function leanLibrary(): Plugin {
  return {
    name: "playhead:lean-library",
    applyToEnvironment: ({ name }) => name === "client",
    transform: {
      filter: { id: /node_modules\/(react-router|fuse\.js)\/dist\// },
      handler: (code, id) => ({
        code: id.includes("/fuse.js/") ? withMatchAlone(code) : withoutDevelopment(code),
        map: null,
      }),
    },
  };
}

/**
 * Of Fuse.js, which is one class: its judgement of one word by another, `Fuse.match`, without the
 * collections, queries and indexes that search does itself (src/search), and with the regular
 * expression's own table of combining marks for the one written out.
 */
export function withMatchAlone(code: string): string {
  return code
    .replace(/^var Fuse = class \{$[^]*?^\};$/m, "var Fuse = {};")
    .replace(/^Fuse\.use = function\(.*\) \{$[^]*?^\};$/m, "")
    .replaceAll(/^Fuse\.(?:version|config|createIndex|parseIndex|parseQuery) = .*;$/gm, "")
    .replace(/\/\[\\u0300-\\u036F[^\]]*\]\/g/, "/\\p{M}/gu");
}

/**
 * React Router publishes its development build alone, in one file: this is it without warnings, what
 * belongs to React Server Components, and the marks that keep components which nobody imports.
 */
export function withoutDevelopment(code: string): string {
  return (
    code
      .replaceAll(/^ *\w+\.displayName = "[^"]*";$/gm, "")
      .replace("ENABLE_DEV_WARNINGS = true", "ENABLE_DEV_WARNINGS = false")
      // Whether React renders on a server for it: its boundary of errors would then look for redirects.
      .replace(/^RenderErrorBoundary\.contextType = RSCRouterContext;$/m, "")
      .replaceAll(/\bthis\.context\b/g, "false")
      // View transitions, which this site has none of.
      .replace("if (!viewTransitionOpts || !isViewTransitionAvailable)", "if (true)")
      .replace(/let isViewTransitionAvailable = [^;]*;/, "let isViewTransitionAvailable = false;")
      .replaceAll(
        /^ *React\d*\.useEffect\(\(\) => \{(?:(?!React\d*\.use)[^])*?\}, \[[^\]]*\b(?:renderDfd|vtContext)\b[^\]]*\]\);$/gm,
        "",
      )
      // Words for whoever writes the app: to the console, and of what it must never do.
      .replaceAll(/^( *)((?:warning(?:Once)?|invariant)\()/gm, "$1/* @__PURE__ */ $2")
      .replaceAll(/(?<!function )\bgetInvalidPathError\(/g, "/* @__PURE__ */ $&")
      // What these make does nothing until it is used.
      .replaceAll(/= (React\d*\.(?:forwardRef|createContext)\()/g, "= /* @__PURE__ */ $1")
  );
}
