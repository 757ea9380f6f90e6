import { expect, test } from "vitest";
import { notesOf } from "./notes.ts";

const PICKS = `## Picks
- Tobias
    - [One](http://one.example)
    - Used bookstores
        - [Barn](http://barn.example)
    - [Two](http://two.example) by Someone
        - [Aside](http://aside.example)
- Ada Byron
    - Belgian beer
- Ada Contacts
    - [@ada](http://ada.example)
`;

test("picks are read by person from the nested list", () => {
  expect(notesOf(PICKS).picks).toEqual([
    {
      who: "Tobias",
      items: [
        { text: "One", url: "http://one.example" },
        { text: "Used bookstores: Barn", url: "http://barn.example" },
        { text: "Two by Someone", url: "http://two.example" },
        { text: "Aside", url: "http://aside.example" },
      ],
    },
    { who: "Ada Byron", items: [{ text: "Belgian beer" }] },
  ]);
});

test.each([
  ["## Sick Picks\n- Wes: [Lamp](/lamp)\n- Scott: [Shoe](/shoe) for feet"],
  ["## Picks\n### Wes\n- [Lamp](/lamp)\n### Scott\n- [Shoe](/shoe) for feet"],
  ["## Picks\n\n**Wes**\n\n- [Lamp](/lamp)\n\n**Scott**\n\n- [Shoe](/shoe) for feet"],
])("the person may stand before or above the pick", (markdown) => {
  expect(notesOf(markdown).picks).toEqual([
    { who: "Wes", items: [{ text: "Lamp", url: "/lamp" }] },
    { who: "Scott", items: [{ text: "Shoe for feet", url: "/shoe" }] },
  ]);
});

test("picks of nobody are nobody's", () => {
  expect(notesOf("## Picks\n- [Lamp](/lamp)\n- a sentence, not a name\n    - x").picks).toEqual([]);
});

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
