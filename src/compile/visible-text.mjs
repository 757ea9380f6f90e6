// JavaScript, for the launcher of commands says what went wrong before anything is bundled.

/**
 * What a terminal would obey, or show in another order than it is read: controls of C0 and C1 but
 * for tabs and line ends, marks of direction, and the separators that some take for line ends.
 */
const UNSEEN =
  // oxlint-disable-next-line no-control-regex
  /[\0-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g;

/**
 * `text` as it is told on a terminal: what an archive or a feed says may move no cursor and forge
 * no line. Written so that JSON stays the same JSON.
 * @param {string} text
 */
export const visibleText = (text) =>
  text.replace(UNSEEN, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`);
