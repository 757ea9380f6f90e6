/** Lets whatever else waits have its turn: keys, paint. Long work that comes back between parts holds nobody up. */
export const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
