interface HtmlRules {
  createHTML(html: string): string;
}

/** Under Trusted Types an element takes markup from a policy alone; the policy is made once. */
let policy: HtmlRules | undefined;

/**
 * The notes' HTML as an element may take it. The build has made it safe (compile/sanitize.ts);
 * the only text that may come this way is a section's `html`.
 */
export function trustedHtml(html: string): string {
  const { trustedTypes } = globalThis as {
    trustedTypes?: { createPolicy(name: string, rules: HtmlRules): HtmlRules };
  };
  const rules: HtmlRules = { createHTML: (text) => text };
  policy ??= trustedTypes?.createPolicy("playhead-notes", rules) ?? rules;
  return policy.createHTML(html);
}
