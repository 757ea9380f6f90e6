import { utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compileArchive } from "../../src/compile/compile-archive.ts";
import { CompileCache } from "../../src/compile/compile-cache.ts";
import { formatProblem } from "../../src/compile/content-error.ts";
import { writeArchive } from "./write-archive.ts";

/** Silence of 8 bits at 8,000 Hz (http://soundfile.sapp.org/doc/WaveFormat/). */
function wav(seconds: number): Uint8Array {
  const size = seconds * 8000;
  const data = Buffer.alloc(44 + size, 128);
  data.write("RIFF", 0);
  data.writeUInt32LE(36 + size, 4);
  data.write("WAVEfmt ", 8);
  data.writeUInt32LE(16, 16);
  data.writeUInt16LE(1, 20);
  data.writeUInt16LE(1, 22);
  data.writeUInt32LE(8000, 24);
  data.writeUInt32LE(8000, 28);
  data.writeUInt16LE(1, 32);
  data.writeUInt16LE(8, 34);
  data.write("data", 36);
  data.writeUInt32LE(size, 40);
  return data;
}

/** Empty frames of MPEG 1 layer III at 44,100 Hz, 1,152 samples each, without a Xing header. */
function mp3(...runs: [kbps: 32 | 320, frames: number][]): Uint8Array {
  return Buffer.concat(
    runs.flatMap(([kbps, count]) => {
      const frame = Buffer.alloc(Math.floor((144 * kbps * 1000) / 44100));
      frame.set([0xff, 0xfb, kbps === 32 ? 0x10 : 0xe0, 0]);
      return Array<Buffer>(count).fill(frame);
    }),
  );
}

const episode = (more: string): string =>
  `---\ntitle: A\ndate: 2019-03-04\naudio: a.wav\n${more}---\n\nWords.\n`;

async function compiled(more: string, file: Uint8Array, name = "a.wav") {
  const text = episode(more).replace("a.wav", name);
  const content = writeArchive({ "a.md": text, [name]: file });
  const { episodes, problems } = await compileArchive({ content });
  return { ...episodes[0]!.episode, problems: problems.map(formatProblem) };
}

test("the length of a local file is filled in where none is stated", async () => {
  expect(await compiled("", wav(90))).toMatchObject({
    duration: 90,
    audio: { bytes: 720044 },
    problems: [],
  });
});

test("a stated length may be off by two in a hundred, not by more", async () => {
  expect((await compiled('duration: "1:31"\n', wav(90))).problems).toEqual([]);
  expect(await compiled('duration: "1:40"\n', wav(90))).toMatchObject({
    duration: 100,
    problems: [
      'a.md:5: The audio file lasts 1:30, but the duration is given as 1:40; write "duration: 1:30"',
    ],
  });
});

test("an MP3 of variable rate that doesn't say its length is read to its end", async () => {
  const file = mp3([320, 200], [32, 2000]);
  const seconds = Math.round((2200 * 1152) / 44100);
  expect(await compiled("", file, "a.mp3")).toMatchObject({ duration: seconds, problems: [] });
});

test("a stated size that is not the file's is told", async () => {
  expect((await compiled("bytes: 12\n", wav(1))).problems).toEqual([
    `a.md:5: The audio file has 8044 bytes, but 12 are stated; write "bytes: 8044", or remove the size`,
  ]);
  expect((await compiled("bytes: 8044\n", wav(1))).problems).toEqual([]);
});

test("a file that is no sound is told", async () => {
  const { duration, problems } = await compiled("", Buffer.from("<html>Not found</html>"));
  expect(duration).toBeUndefined();
  expect(problems).toEqual([
    expect.stringMatching(
      /^a\.md:4: The audio file "a\.wav" can't be read as sound \(.*\); export/,
    ),
  ]);
});

test("a file is measured again only when it changed", async () => {
  const content = writeArchive({ "a.md": episode(""), "a.wav": wav(90) });
  const cache = new CompileCache();
  const length = async () =>
    (await compileArchive({ content, cache })).episodes[0]?.episode.duration;
  const stamp = new Date("2024-01-01T00:00:00Z");
  const file = join(content, "a.wav");
  utimesSync(file, stamp, stamp);
  expect(await length()).toBe(90);
  // Other sound of the same size and time: only a reader of the file could tell.
  const faster = Buffer.from(wav(90));
  faster.writeUInt32LE(16000, 24);
  faster.writeUInt32LE(16000, 28);
  writeFileSync(file, faster);
  utimesSync(file, stamp, stamp);
  expect(await length()).toBe(90);
  utimesSync(file, new Date(), new Date());
  expect(await length()).toBe(45);
});
