import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { contentPolicy, policyMeta, type PolicyNeeds } from "../../src/publish/content-policy.ts";

const NEEDS: PolicyNeeds = { styles: ["a{}"], scripts: ["b()"], players: [], audio: [] };

/** The sources of one directive. */
function sources(needs: Partial<PolicyNeeds>, name: string): string[] {
  const policy = contentPolicy({ ...NEEDS, ...needs });
  const directive = policy.split("; ").find((part) => part.startsWith(`${name} `));
  return directive?.split(" ").slice(1) ?? [];
}

const sha256 = (text: string): string =>
  `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

describe("the policy of a site", () => {
  test("what is not named is forbidden, and nothing inline runs without its hash", () => {
    expect(sources({}, "default-src")).toEqual(["'none'"]);
    expect(sources({}, "script-src")).toEqual(["'self'", sha256("b()")]);
    expect(sources({}, "style-src")).toEqual(["'self'", sha256("a{}")]);
    expect(sources({}, "base-uri")).toEqual(["'none'"]);
    expect(contentPolicy(NEEDS)).not.toMatch(/unsafe-|\*(?!\.)/);
  });

  test("frames of the players in the archive, and of none where there are none", () => {
    expect(sources({}, "frame-src")).toEqual(["'none'"]);
    expect(sources({ players: ["podbean.com", "acast.com", "podbean.com"] }, "frame-src")).toEqual([
      "https://acast.com",
      "https://*.acast.com",
      "https://podbean.com",
      "https://*.podbean.com",
    ]);
  });

  test("a player that has moved to another site is followed there", () => {
    expect(sources({ players: ["anchor.fm"] }, "frame-src")).toContain("https://*.spotify.com");
  });

  test("other hosts' sound only where the archive has such, plain http only where it must", () => {
    const own = { audio: ["/audio/1.mp3"] };
    expect(sources(own, "media-src")).toEqual(["'self'"]);
    expect(sources(own, "connect-src")).toEqual(["'self'"]);
    const remote = { audio: ["/audio/1.mp3", "https://a.example/2.mp3"] };
    expect(sources(remote, "media-src")).toEqual(["'self'", "https:"]);
    expect(sources(remote, "connect-src")).toEqual(["'self'", "https:"]);
    expect(sources({ audio: ["http://a.example/3.mp3"] }, "media-src")).toContain("http:");
  });

  test("images of all hosts, or of those that the show file names", () => {
    expect(sources({}, "img-src")).toEqual(["'self'", "data:", "https:"]);
    expect(sources({ imageHosts: [] }, "img-src")).toEqual(["'self'", "data:"]);
    expect(sources({ imageHosts: ["img.example"] }, "img-src")).toEqual([
      "'self'",
      "data:",
      "https://img.example",
      "https://*.img.example",
    ]);
  });

  test("scripts and styles get no text from strings but by the app's own two policies", () => {
    expect(sources({}, "require-trusted-types-for")).toEqual(["'script'"]);
    expect(sources({}, "trusted-types")).toEqual(["playhead-notes", "playhead-worker"]);
  });

  test("a page states it too, but for what only a header can say", () => {
    const meta = policyMeta(contentPolicy(NEEDS));
    expect(meta).toMatch(
      /^<meta http-equiv="Content-Security-Policy" content="default-src 'none'; /,
    );
    expect(meta).not.toContain("frame-ancestors");
    expect(meta).toContain("form-action 'self'; require-trusted-types-for");
  });
});
