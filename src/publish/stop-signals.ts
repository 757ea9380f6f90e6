/** What a shell sees of a process that ended by a signal: 128 and the signal's number. */
const EXIT = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/**
 * Does `tidy` when the process is told to end, and then ends it. What runs at that moment is
 * brought to its next pause, so that nothing is left half done.
 * @returns how to leave that off
 */
export function onStop(tidy: () => void): () => void {
  const stop = (signal: NodeJS.Signals): void => {
    try {
      tidy();
    } finally {
      process.exit(EXIT[signal as keyof typeof EXIT]);
    }
  };
  const signals = Object.keys(EXIT) as (keyof typeof EXIT)[];
  for (const signal of signals) process.once(signal, stop);
  return () => {
    for (const signal of signals) process.off(signal, stop);
  };
}

/** Lets the process hear whether it is told to end, which it does not between mere promises. */
export const pause = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });
