import type { Plugin } from "vite";

/**
 * Lets the bundler drop what a browser has no use for from React Router, which publishes its
 * development build alone, in one file: warnings, what belongs to React Server Components, and
 * components that nobody imports but whose `displayName` is set. Where a later version is written otherwise, nothing is dropped.
 */
export function leanLibrary(): Plugin {
  return {
    name: "playhead:lean-library",
    applyToEnvironment: ({ name }) => name === "client",
    transform: {
      filter: { id: /node_modules\/react-router\/dist\// },
      handler: (code) => ({ code: withoutDevelopment(code), map: null }),
    },
  };
}

export function withoutDevelopment(code: string): string {
  return (
    code
      .replaceAll(/^ *\w+\.displayName = "[^"]*";$/gm, "")
      .replace("ENABLE_DEV_WARNINGS = true", "ENABLE_DEV_WARNINGS = false")
      // Whether React renders on a server for it: its boundary of errors would then look for redirects.
      .replace(/^RenderErrorBoundary\.contextType = RSCRouterContext;$/m, "")
      .replaceAll(/\bthis\.context\b/g, "false")
      // Words to the console, for whoever writes the app.
      .replaceAll(/^( *)(warning(?:Once)?\()/gm, "$1/* @__PURE__ */ $2")
      // What these make does nothing until it is used.
      .replaceAll(/= (React\d*\.(?:forwardRef|createContext)\()/g, "= /* @__PURE__ */ $1")
  );
}
