/** Nothing of the show's stands at that address: no episode, page, tag or person. */
export class NotFound extends Error {
  override name = "NotFound";
}
