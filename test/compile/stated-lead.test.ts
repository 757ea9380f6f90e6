import { describe, expect, test } from "vitest";
import { renderNotes } from "../../src/compile/render-notes.ts";
import { leadSection } from "../../src/compile/stated-lead.ts";

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
    const said = notes("## Links\n\n- a");
    expect(leadSection("Two kernels meet.\n\nOne of them *wins*.", said)).toEqual({
      id: "n-lead",
      kind: "summary",
      html: "<p>Two kernels meet.</p><p>One of them <em>wins</em>.</p>",
    });
  });

  test("is not said twice where the notes say it too, however it is set there", () => {
    const said = notes("Two **kernels** meet; one of them wins.\n\n## Links\n\n- a");
    expect(leadSection("Two kernels meet: one of them wins!", said)).toBeUndefined();
  });

  test("can run nothing", () => {
    const lead = leadSection(
      '<img src=x onerror="alert(1)"> <script>alert(1)</script> Hello',
      notes(""),
    );
    expect(lead?.html).not.toMatch(/onerror|<script/);
    expect(lead?.html).toContain("Hello");
  });

  test("is nothing where there is none", () => {
    expect(leadSection(undefined, notes("a"))).toBeUndefined();
    expect(leadSection("  \n", notes("a"))).toBeUndefined();
  });
});
