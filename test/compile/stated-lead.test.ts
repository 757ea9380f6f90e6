import { describe, expect, test } from "vitest";
import { renderNotes } from "../../src/compile/render-notes.ts";
import { withLead } from "../../src/compile/stated-lead.ts";

const notes = (markdown: string) =>
  renderNotes(markdown, {
    file: "a.md",
    bodyLine: 1,
    dialect: "commonmark",
    players: [],
    resolve: () => undefined,
    report: () => undefined,
  });

describe("a description that stands in the metadata only", () => {
  test("opens the notes, paragraph by paragraph", () => {
    const [lead, ...rest] = withLead(
      "Two kernels meet.\n\nOne of them *wins*.",
      notes("## Links\n\n- a"),
    );
    expect(lead).toEqual({
      id: "n-lead",
      kind: "summary",
      html: "<p>Two kernels meet.</p><p>One of them <em>wins</em>.</p>",
    });
    expect(rest).toEqual(notes("## Links\n\n- a").sections);
  });

  test("is not said twice where the notes say it too, however it is set there", () => {
    const said = notes("Two **kernels** meet; one of them wins.\n\n## Links\n\n- a");
    expect(withLead("Two kernels meet: one of them wins!", said)).toBe(said.sections);
  });

  test("can run nothing", () => {
    const [lead] = withLead(
      '<img src=x onerror="alert(1)"> <script>alert(1)</script> Hello',
      notes(""),
    );
    expect(lead?.html).not.toMatch(/onerror|<script/);
    expect(lead?.html).toContain("Hello");
  });

  test("is nothing where there is none", () => {
    expect(withLead(undefined, notes("a"))).toEqual(notes("a").sections);
    expect(withLead("  \n", notes("a"))).toEqual(notes("a").sections);
  });
});
