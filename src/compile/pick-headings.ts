/** What people call the things that they share each week, in the singular or the plural. */
const THING =
  "apps?|tools?|books?|albums?|songs?|tracks?|tunes?|links?|sites?|websites?|games?|movies?|films?|shows?|things?|tips?|gadgets?|projects?|packages?|gems?|libraries|library|articles?|posts?|podcasts?|videos?|finds?|plugs?";

/** `text` in lower case. "Picks" as a noun: not "Wes picks a distro", not "How to pick a framework". */
const PATTERNS: RegExp[] = [
  // Letters may be drawn out: "××× SIIIIICK ××× PIIIICKS ×××", "Siiiick Pixxxx".
  /(?<!\p{L})p+i+c+k+s(?!\p{L})(?!\s+(?:a|an|the|up|out|apart|off|on|it|them|his|her|its|our|your|my|their|this|that|these|between)(?!\p{L}))/u,
  /(?<!\p{L})si+c+k+\P{L}+pi+(?:cks?|x+)/u,
  /(?<!(?:\b(?:to|you|we|i|they|can|could|should|would|will|must|did|do|does|don['’]t|never|just)|let['’]s) )(?<!\p{L})pick(?:\s+of\s+the\s+\p{L}+)?\P{L}*$/u,
  /^\P{L}*(?:(?:the|our|my) )?pick of the \p{L}+/u,
  /(?<!\p{L})recommendations?\P{L}*$/u,
  /(?<!\p{L})recommendations?\s+(?:of the|from|by|and|&|\+)(?!\p{L})/u,
  /^\P{L}*recommended\P{L}*$/u,
  /(?<!\p{L})recommended\s+(?:by|reads?|reading|books?|listening|listens?|watching|viewing|links?|tools?|apps?|podcasts?|films?|movies?|games?|music|resources?)(?!\p{L})/u,
  new RegExp(
    `(?<!\\p{L})(?:${THING}) of the (?:week|month|day|fortnight|episode|show)(?!\\p{L})`,
    "u",
  ),
  /(?<!\p{L})what (?:we|i|you)(?:['’]?(?:re|m)| are| am) (?:reading|watching|playing|listening to|loving|into)(?!\p{L})/u,
  /^\P{L}*cool (?:stuff|tools?|finds?|things)\P{L}*$/u,
  // German, French, Spanish, Portuguese, Italian.
  /(?<!\p{L})(?:empfehlung(?:en)?|(?:tipps?|pick) der woche|recommandations?|coups? de c(?:œ|oe)ur|recomendaci(?:ón|ones)|recomendaç(?:ão|ões)|consigli)\P{L}*$/u,
];

/** What each of the patterns holds. */
const MAY_BE = /pi+c+k|pi+x|recom|empfehl|(?:of the|der) \p{L}|what|cool|coup|consigli/u;

/** True for a heading above things that people recommend: "Picks", "Sick Picks", "App of the week", "Recommendations". */
export function isPicksHeading(heading: string): boolean {
  const text = heading.toLowerCase();
  return MAY_BE.test(text) && PATTERNS.some((pattern) => pattern.test(text));
}
