import type { Page, Route } from "playwright-core";

const RATE = 8000;

/** A WAV file of a quiet tone: mono, 8 bits, 8 kHz (RIFF/WAVE, PCM). */
export function wav(seconds: number): Buffer {
  const samples = seconds * RATE;
  const file = Buffer.alloc(44 + samples, 128);
  file.write("RIFF", 0, "latin1");
  file.writeUInt32LE(36 + samples, 4);
  file.write("WAVEfmt ", 8, "latin1");
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(1, 22);
  file.writeUInt32LE(RATE, 24);
  file.writeUInt32LE(RATE, 28);
  file.writeUInt16LE(1, 32);
  file.writeUInt16LE(8, 34);
  file.write("data", 36, "latin1");
  file.writeUInt32LE(samples, 40);
  for (let i = 0; i < samples; i += 1) file[44 + i] = 128 + (((i >> 4) & 1) === 0 ? 4 : -4);
  return file;
}

/** What the host of the demo's audio does from now on. */
export interface AudioHost {
  /** Requests for audio so far. */
  requests: string[];
  /** Answers whole files only. */
  ranges: boolean;
  /** Status of the answer; 200 stands for success. */
  status: number;
}

/** Every audio file of the site becomes ten minutes long, from a host that behaves as told. */
export async function hostLongAudio(page: Page, seconds = 600): Promise<AudioHost> {
  const file = wav(seconds);
  const host: AudioHost = { requests: [], ranges: true, status: 200 };
  await page.context().route(/\.mp3$/, (route: Route) => {
    const request = route.request();
    host.requests.push(request.url());
    if (host.status !== 200) return route.fulfill({ status: host.status, body: "no" });
    const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers()["range"] ?? "");
    const headers = { "content-type": "audio/wav", "cache-control": "no-store" };
    if (!host.ranges || !range) {
      return route.fulfill({
        status: 200,
        headers: { ...headers, ...(host.ranges ? { "accept-ranges": "bytes" } : {}) },
        body: file,
      });
    }
    const start = Number(range[1]);
    const end = Math.min(range[2] ? Number(range[2]) : file.length - 1, start + 400_000);
    return route.fulfill({
      status: 206,
      headers: {
        ...headers,
        "accept-ranges": "bytes",
        "content-range": `bytes ${start}-${Math.min(end, file.length - 1)}/${file.length}`,
      },
      body: file.subarray(start, end + 1),
    });
  });
  return host;
}

/** The one audio element that the player owns. */
export const soundAt = (page: Page): Promise<number> =>
  page.evaluate(
    () => document.querySelector<HTMLAudioElement>("body > audio")?.currentTime ?? Number.NaN,
  );

/** Waits until sound has passed `seconds`. */
export async function soundPasses(page: Page, seconds: number): Promise<void> {
  await page.waitForFunction((wanted) => {
    const audio = document.querySelector<HTMLAudioElement>("body > audio");
    return audio !== null && !audio.paused && audio.currentTime > wanted;
  }, seconds);
}
