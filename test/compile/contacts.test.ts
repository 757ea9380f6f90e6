import { expect, test } from "vitest";
import { notesOf } from "./notes.ts";

test("contacts say whose they are where a name stands above them", () => {
  const { contacts, contactLabels } = notesOf(
    "## Keep in touch\n- Twitter: [@ada](https://t.example/ada)\n- Justin\n    - [Blog](https://j.example)\n- Mail [a](https://a.example) or [b](https://b.example)",
  );
  expect(contacts).toEqual([
    { title: "Twitter: @ada", url: "https://t.example/ada" },
    { title: "Justin: Blog", url: "https://j.example" },
    { title: "a", url: "https://a.example" },
    { title: "b", url: "https://b.example" },
  ]);
  expect(contactLabels).toEqual(["Justin"]);
});
