import { expect, test } from "vitest";
import { withoutDevelopment } from "../../src/publish/lean-library.ts";

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
var title = "a.displayName = b";
`);
});
