import { expect, test } from "vitest";
import { buildPickLibrary } from "../../src/compile/pick-library.ts";
import type { Episode } from "../../src/model/episode.ts";
import type { Pick } from "../../src/model/pick.ts";

const ann = { name: "Ann Example", slug: "ann-example" };
const bo = { name: "Bo" };

function library(...episodes: Pick[][]) {
  return buildPickLibrary(
    episodes.map((picks, i) => ({
      path: `/${i}/`,
      title: `Episode ${i}`,
      date: "2020-01-01",
      picks,
    })) as unknown as Episode[],
  );
}

const item = (title: string, url?: string) => ({ title, ...(url ? { url } : {}) });

test("a thing stands once, with everyone who picked it and where, newest first", () => {
  const { things, people, episodes } = library(
    [{ who: [bo], items: [item("A lamp", "https://www.lamp.example/")] }],
    [],
    [{ who: [ann], items: [item("Lamp", "http://lamp.example?utm_source=x"), item("Tea")] }],
  );
  expect(episodes.map(({ path }) => path)).toEqual(["/0/", "/2/"]);
  expect(people).toEqual([ann, bo]);
  expect(things).toMatchObject([
    {
      id: "p-a-lamp",
      title: "A lamp",
      by: [
        { episode: 0, who: [1] },
        { episode: 1, who: [0] },
      ],
    },
    { id: "p-tea", title: "Tea", by: [{ episode: 1, who: [0] }] },
  ]);
});

test("what has no address is known by its words, also as the only thing with an address that is called so", () => {
  const { things } = library(
    [{ who: [ann], items: [item("The tea"), item("CheckIO")] }],
    [{ who: [bo], items: [item("Tea"), item("CheckIO", "https://checkio.example/")] }],
  );
  expect(things.map(({ title, by }) => [title, by.length])).toEqual([
    ["The tea", 2],
    ["CheckIO", 2],
  ]);
});

test("two things of one name and two addresses stay two, with an anchor each", () => {
  const { things } = library(
    [
      {
        who: [ann],
        items: [item("Lamp", "https://a.example/"), item("Lamp", "https://b.example/")],
      },
    ],
    [{ who: [ann], items: [item("Lamp")] }],
  );
  expect(things.map(({ id }) => id)).toEqual(["p-lamp", "p-lamp-2", "p-lamp-3"]);
});
