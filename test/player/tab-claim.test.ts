// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest";
import { createTabClaim } from "../../src/player/tab-claim.ts";

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20));

describe("a claim to sound", () => {
  it("reaches the other tabs, not the one that makes it", async () => {
    const [mine, theirs] = [vi.fn<() => void>(), vi.fn<() => void>()];
    const first = createTabClaim("claims", mine);
    const second = createTabClaim("claims", theirs);
    first.claim();
    await vi.waitFor(() => expect(theirs).toHaveBeenCalledOnce());
    expect(mine).not.toHaveBeenCalled();
    first.close();
    second.close();
  });

  it("does not reach a page that rests in the back/forward cache, until it is shown again", async () => {
    const lost = vi.fn<() => void>();
    const first = createTabClaim("resting", () => undefined);
    const second = createTabClaim("resting", lost);
    second.close();
    first.claim();
    await turn();
    expect(lost).not.toHaveBeenCalled();
    second.open();
    first.claim();
    await vi.waitFor(() => expect(lost).toHaveBeenCalledOnce());
    first.close();
    second.close();
  });

  it("is no reason to fail where there are no channels", () => {
    vi.stubGlobal("BroadcastChannel", undefined);
    const claims = createTabClaim("none", () => undefined);
    expect(() => {
      claims.claim();
      claims.close();
    }).not.toThrow();
    vi.unstubAllGlobals();
  });
});
