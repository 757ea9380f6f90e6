/** Of all tabs of this site only one sounds. */
export interface TabClaim {
  /** Tells the others to fall silent. */
  claim(): void;
  /** Listens for claims; it does so from the start, and again after `close`. */
  open(): void;
  close(): void;
}

/**
 * @param name what the tabs of one site share
 * @param onLost another tab has begun to play
 */
export function createTabClaim(
  name: string,
  onLost: () => void,
  Channel: typeof BroadcastChannel | undefined = globalThis.BroadcastChannel,
): TabClaim {
  let channel: BroadcastChannel | undefined;
  const claims: TabClaim = {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has none
    claim: () => channel?.postMessage("claim"),
    open() {
      if (channel || !Channel) return;
      channel = new Channel(name);
      channel.addEventListener("message", (event: MessageEvent<unknown>) => {
        if (event.data === "claim") onLost();
      });
    },
    close() {
      channel?.close();
      channel = undefined;
    },
  };
  claims.open();
  return claims;
}
