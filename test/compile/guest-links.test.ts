import { expect, test } from "vitest";
import { guestLinks, type Contacts } from "../../src/compile/guest-links.ts";

const term = (name: string) => ({ slug: name.toLowerCase().replace(/\W+/g, "-"), name });
const link = (title: string, url: string) => ({ title, url });
const linksOf = (episodes: Contacts[]) => Object.fromEntries(guestLinks(episodes));

test("what stands under Keep in touch belongs to the only guest", () => {
  const found = linksOf([
    { guests: [term("Ann Bee")], contacts: [link("Twitter", "https://twitter.com/ann")] },
  ]);
  expect(found).toEqual({ "ann-bee": [link("Twitter", "https://twitter.com/ann")] });
});

test("with several guests the name above a link says whose it is", () => {
  const found = linksOf([
    {
      guests: [term("Ann Bee"), term("Cy Dee")],
      contacts: [
        link("Ann: Twitter", "https://twitter.com/ann"),
        link("Cy Dee: Blog", "https://cy.example/"),
        link("Twitter", "https://twitter.com/somebody"),
        link("Host: Twitter", "https://twitter.com/host"),
      ],
    },
  ]);
  expect(found).toEqual({
    "ann-bee": [link("Twitter", "https://twitter.com/ann")],
    "cy-dee": [link("Blog", "https://cy.example/")],
  });
});

test("a link that stands under several guests is the show's", () => {
  const show = link("Follow us", "http://www.show.example/");
  const found = linksOf([
    { guests: [term("Ann Bee")], contacts: [show, link("Blog", "https://ann.example")] },
    { guests: [term("Cy Dee")], contacts: [link("Follow us", "https://show.example")] },
  ]);
  expect(found).toEqual({ "ann-bee": [link("Blog", "https://ann.example")] });
});

test("a guest who comes twice keeps a link once", () => {
  const episode = { guests: [term("Ann Bee")], contacts: [link("Blog", "https://ann.example/")] };
  expect(linksOf([episode, episode])["ann-bee"]).toHaveLength(1);
});
