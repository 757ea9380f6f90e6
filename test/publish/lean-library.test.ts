import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import Fuse from "fuse.js/basic";
import { expect, test } from "vitest";
import { withMatchAlone, withoutDevelopment } from "../../src/publish/lean-library.ts";

test("what nobody imports can be dropped, and the rest means what it meant", () => {
  const code = `var Form = React2.forwardRef(
  function Form2() {
    let Inner = React2.forwardRef(() => null);
    Inner.displayName = "Inner";
    return Inner;
  }
);
Form.displayName = "Form";
var ENABLE_DEV_WARNINGS = true;
RenderErrorBoundary.contextType = RSCRouterContext;
if (this.context) redirect();
  if (!viewTransitionOpts || !isViewTransitionAvailable) return;
  React3.useEffect(() => {
    if (vtContext.isTransitioning) {
      setRenderDfd(new Deferred());
    }
  }, [vtContext]);
  React3.useEffect(() => {
    kept();
  }, [fetchers]);
  React3.useEffect(() => {
    if (renderDfd && pendingState) React3.startTransition(() => go(state));
  }, [
    pendingState,
    renderDfd
  ]);
function getInvalidPathError(char) {}
    invariant(
      !to.search,
      getInvalidPathError("#")
    );
var title = "a.displayName = b";
`;
  expect(withoutDevelopment(code)).toBe(`var Form = /* @__PURE__ */ React2.forwardRef(
  function Form2() {
    let Inner = /* @__PURE__ */ React2.forwardRef(() => null);

    return Inner;
  }
);

var ENABLE_DEV_WARNINGS = false;

if (false) redirect();
  if (true) return;

  React3.useEffect(() => {
    kept();
  }, [fetchers]);

function getInvalidPathError(char) {}
    /* @__PURE__ */ invariant(
      !to.search,
      /* @__PURE__ */ getInvalidPathError("#")
    );
var title = "a.displayName = b";
`);
});

test("Fuse's judgement of two words stays what it is, without the rest of Fuse", async () => {
  const whole = await readFile(
    createRequire(import.meta.url)
      .resolve("fuse.js/basic")
      .replace(/\.cjs$/, ".mjs"),
    "utf8",
  );
  const lean = withMatchAlone(whole);
  expect(lean).not.toContain("class Fuse");
  expect(lean).not.toMatch(/^var Fuse = class/m);
  expect(lean).not.toContain("Fuse.parseQuery");

  const folder = await mkdtemp(join(tmpdir(), "playhead-lean-"));
  try {
    const file = join(folder, "fuse.mjs");
    await writeFile(file, lean);
    const { default: Lean } = (await import(pathToFileURL(file).href)) as { default: typeof Fuse };
    const options = { threshold: 1, ignoreLocation: true };
    for (const [typed, term] of [
      ["darnel", "darnell"],
      ["ptyhon", "python"],
      ["kubernets", "kubernetes"],
      ["same", "same"],
      ["zzz", "python"],
    ] as const) {
      expect(Lean.match(typed, term, options)).toEqual(Fuse.match(typed, term, options));
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});
