/**
 * The elements of HTML as the notes meet them. Source of the names and content models:
 * https://html.spec.whatwg.org/multipage/indices.html and, for obsolete ones, …/obsolete.html.
 */

const words = (list: string): string[] => list.split(" ");

export const VOID: ReadonlySet<string> = new Set(
  words(
    "area base basefont bgsound br col command embed frame hr img input keygen link meta param source track wbr",
  ),
);

/** Elements that run along in a line of text. What is in neither list counts as a block. */
export const INLINE: ReadonlySet<string> = new Set(
  words(
    "a abbr acronym applet area audio b bdi bdo big blink br button canvas cite code data datalist del dfn em embed " +
      "font i iframe img input ins kbd label map mark meter nobr object output picture progress q rb rp rt rtc ruby s " +
      "samp select small source span strike strong sub sup time track tt u var video wbr",
  ),
);

/** Everything that a browser would take for markup; any other tag is the writer's text. */
export const HTML_ELEMENTS: ReadonlySet<string> = new Set([
  ...VOID,
  ...INLINE,
  ...words(
    "address article aside blockquote body caption center colgroup dd details dialog dir div dl dt fieldset figcaption " +
      "figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup html legend li listing main marquee math menu " +
      "menuitem nav noembed noframes noscript ol optgroup option p plaintext pre script search section slot style " +
      "summary svg table tbody td template textarea tfoot th thead title tr ul xmp",
  ),
]);

/** The only elements that leave the sanitizer, with the attributes each may carry beside `id`, `title`, `lang` and `dir`. */
export const ALLOWED: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    a: "href rel class data-seconds aria-label",
    abbr: "",
    b: "",
    bdi: "",
    blockquote: "",
    br: "",
    caption: "",
    cite: "",
    code: "class",
    dd: "",
    del: "",
    details: "",
    div: "",
    dl: "",
    dt: "",
    em: "",
    figcaption: "",
    figure: "",
    h1: "",
    h2: "",
    h3: "",
    h4: "",
    h5: "",
    h6: "",
    hr: "",
    i: "",
    img: "src alt width height loading decoding referrerpolicy",
    ins: "",
    kbd: "",
    li: "",
    mark: "",
    ol: "start reversed type",
    p: "",
    pre: "",
    q: "",
    s: "",
    samp: "",
    small: "",
    span: "",
    strong: "",
    sub: "",
    summary: "",
    sup: "",
    table: "",
    tbody: "",
    td: "",
    tfoot: "",
    th: "",
    thead: "",
    tr: "",
    u: "",
    ul: "",
    var: "",
    wbr: "",
  }).map(([name, attributes]) => [name, new Set(attributes.split(" ").filter(Boolean))]),
);

/** Attributes that any allowed element may carry. */
export const GLOBAL_ATTRIBUTES: ReadonlySet<string> = new Set(["id", "title", "lang", "dir"]);

/** Elements written as another that says the same, or nearly so. */
export const RENAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    acronym: "abbr",
    strike: "s",
    tt: "code",
    dir: "ul",
    menu: "ul",
    listing: "pre",
    xmp: "pre",
    plaintext: "pre",
  }),
);
