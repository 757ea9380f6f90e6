import type { PickKind } from "../model/pick.ts";
import { destination, hostOf } from "./link-key.ts";

/** Where a kind of thing lives: by host, or by host and path. Tried in this order. */
const PLACES: [PickKind, RegExp][] = [
  [
    "podcast",
    /^(?:open\.spotify\.com\/(?:show|episode)|podcasts\.apple\.com|itunes\.apple\.com\/.*\/podcast|overcast\.fm|pca\.st|pocketcasts\.com|castbox\.fm|podbean\.com|castro\.fm|gimletmedia\.com|relay\.fm|radiotopia\.fm|npr\.org\/(?:podcasts|series)|play\.acast\.com|shows\.acast\.com|stitcher\.com|changelog\.com\/\w+\/\d|wondery\.com\/shows|thisamericanlife\.org|99percentinvisible\.org|podcastaddict\.com|fountain\.fm|bbc\.co\.uk\/(?:programmes|sounds))|^[^/]*(?:podcasts?\.\w+(?=\/|$)|\.libsyn\.com|\.simplecast\.|\.transistor\.fm|\.fireside\.fm|\.buzzsprout\.com|\.prx\.org)/,
  ],
  [
    "book",
    /^(?:goodreads\.com|librarything\.com|openlibrary\.org|gutenberg\.org|bookshop\.org|indiebound\.org|thestorygraph\.com|app\.thestorygraph\.com|books\.google\.|play\.google\.com\/store\/(?:books|audiobooks)|worldcat\.org|oreilly\.com\/library|shop\.oreilly\.com|learning\.oreilly\.com\/library|oreil\.ly|manning\.com\/books|pragprog\.com\/(?:titles|book)|leanpub\.com|nostarch\.com|packtpub\.com|apress\.com|thriftbooks\.com|abebooks\.|barnesandnoble\.com|penguinrandomhouse\.com|harpercollins\.com|simonandschuster\.com|macmillan\.com|us\.macmillan\.com|waterstones\.com|thalia\.de|buecher\.de|audible\.|audiobooks\.com|libro\.fm|scribd\.com|comixology\.com|mitpress\.mit\.edu|press\.princeton\.edu|books\.apple\.com|itunes\.apple\.com\/.*\/book)/,
  ],
  [
    "film",
    /^(?:imdb\.com|rottentomatoes\.com|letterboxd\.com|themoviedb\.org|netflix\.com|hulu\.com|disneyplus\.com|hbo\.com|max\.com|hbomax\.com|primevideo\.com|tv\.apple\.com|peacocktv\.com|paramountplus\.com|crunchyroll\.com|mubi\.com|criterion\.com|metacritic\.com\/(?:movie|tv)|syfy\.com|nbc\.com|abc\.com|cbs\.com|fxnetworks\.com|amc\.com|pbs\.org|viceland\.com|topdocumentaryfilms\.com|justwatch\.com|trakt\.tv|thetvdb\.com|filmaffinity\.com|allocine\.fr)|^[^/]*themovie\.com|^[a-z-]*\.?wikipedia\.org\/wiki\/[^?]*\((?:\d{4}_)?(?:american_|british_)?(?:film|tv_series|tv_programme|miniseries)/,
  ],
  [
    "music",
    /^(?:[^/]*bandcamp\.com|open\.spotify\.com\/(?:album|track|artist|playlist)|spotify\.com\/(?:album|track|artist|playlist)|soundcloud\.com|music\.apple\.com|itunes\.apple\.com\/.*\/(?:album|artist)|music\.youtube\.com|last\.fm|discogs\.com|musicbrainz\.org|allmusic\.com|genius\.com|deezer\.com|tidal\.com|listen\.tidal\.com|mixcloud\.com|beatport\.com|rateyourmusic\.com|freemusicarchive\.org)|^[a-z-]*\.?wikipedia\.org\/wiki\/[^?]*\((?:band|album|song|musician|singer)/,
  ],
  [
    "talk",
    /^(?:ted\.com\/talks|confreaks\.(?:com|tv)|pyvideo\.org|media\.ccc\.de|infoq\.com\/presentations|speakerdeck\.com|slideshare\.net|noti\.st|fosdem\.org\/.*\/event|2\d{3}\.pycon\.org\/.*(?:talk|presentation))/,
  ],
  [
    "game",
    /^(?:store\.steampowered\.com\/app|steamcommunity\.com\/app|boardgamegeek\.com|[^/]*itch\.io|gog\.com|epicgames\.com|store\.epicgames\.com|nintendo\.com\/(?:[a-z]{2}(?:-[a-z]{2})?\/)?(?:us\/)?store\/products|store\.playstation\.com|xbox\.com\/games|minecraft\.net|lichess\.org|chess\.com|battle\.net|blizzard\.com|rockpapershotgun\.com|metacritic\.com\/game|howlongtobeat\.com|dota2\.com|bethsoft\.com)|^[a-z-]*\.?wikipedia\.org\/wiki\/[^?]*\(video_game/,
  ],
  [
    "course",
    /^(?:coursera\.org|udemy\.com|edx\.org|udacity\.com|egghead\.io|frontendmasters\.com|khanacademy\.org|pluralsight\.com|thegreatcourses\.com|skillshare\.com|masterclass\.com|codecademy\.com|brilliant\.org|exercism\.(?:io|org)|freecodecamp\.org|lynda\.com|linkedin\.com\/learning|ocw\.mit\.edu|fast\.ai|course\.fast\.ai|teachable\.com|[^/]*\.teachable\.com|academy\.)|^learn\./,
  ],
  [
    "software",
    /^(?:github\.com|gitlab\.com|gitlab\.|codeberg\.org|bitbucket\.org|sr\.ht|git\.|sourceforge\.net|[^/]*\.sourceforge\.net|pypi\.(?:org|python\.org)|npmjs\.com|crates\.io|docs\.rs|lib\.rs|rubygems\.org|packagist\.org|nuget\.org|hackage\.haskell\.org|hex\.pm|pkg\.go\.dev|metacpan\.org|cran\.r-project\.org|[^/]*\.readthedocs\.(?:org|io)|[^/]*\.rtfd\.(?:org|io)|pythonhosted\.org|[^/]*\.github\.io|[^/]*\.gitlab\.io|flathub\.org|snapcraft\.io|apps\.gnome\.org|apps\.kde\.org|aur\.archlinux\.org|f-droid\.org|apps\.apple\.com|itunes\.apple\.com\/.*\/app\/|play\.google\.com\/store\/apps|chrome\.google\.com\/webstore|chromewebstore\.google\.com|addons\.mozilla\.org|extensions\.gnome\.org|marketplace\.visualstudio\.com|plugins\.jetbrains\.com|hub\.docker\.com|formulae\.brew\.sh|alternativeto\.net|microsoft\.com\/.*store|apps\.microsoft\.com|huggingface\.co|setapp\.com|[^/]*\.gnu\.org\/software|gnu\.org\/software)/,
  ],
  [
    "thing",
    /^(?:amzn\.to|amzn\.com|a\.co|amazon\.|ebay\.|etsy\.com|[^/]*aliexpress\.|walmart\.com|target\.com|ikea\.com|bestbuy\.com|newegg\.com|costco\.com|homedepot\.com|rei\.com|uniqlo\.com|nike\.com|kickstarter\.com\/projects|indiegogo\.com\/projects|massdrop\.com|drop\.com|thinkgeek\.com|adafruit\.com|sparkfun\.com|bhphotovideo\.com|beeradvocate\.com|untappd\.com|ratebeer\.com|vivino\.com|apple\.com\/(?:shop|ipad|iphone|watch|mac|airpods))|^(?:shop|store)\.|^[^/]+\/(?:products?|shop|buy|collections)\//,
  ],
  [
    "article",
    /^(?:[a-z-]*\.?wikipedia\.org|medium\.com|[^/]*\.medium\.com|dev\.to|hashnode\.|[^/]*\.hashnode\.dev|[^/]*\.substack\.com|substack\.com|arxiv\.org|doi\.org|dl\.acm\.org|nature\.com\/articles|nytimes\.com|theguardian\.com|washingtonpost\.com|newyorker\.com|theatlantic\.com|wired\.com|arstechnica\.com|theverge\.com|techcrunch\.com|bbc\.co(?:m|\.uk)\/news|economist\.com|vox\.com|lifehacker\.com|smashingmagazine\.com|css-tricks\.com|lwn\.net|phoronix\.com|news\.ycombinator\.com|gist\.github\.com|martinfowler\.com)|^blog\.|^[^/]+\/(?:blog|articles?|posts?|p|essays?|news)\/.|\/(?:19|20)\d\d\/[01]\d\//,
  ],
  [
    "video",
    /^(?:youtube\.com|youtu\.be|vimeo\.com|twitch\.tv|ustream\.tv|nebula\.tv|dailymotion\.com|peertube\.|odysee\.com|tiktok\.com)/,
  ],
];

/** Words that say what a thing is, wherever it lives. */
const WORDS: [PickKind, RegExp][] = [
  ["podcast", /\bpodcasts?\b/],
  [
    "book",
    /\b(?:audio ?books?|books?|novels?|trilogy|memoir|hardcover|paperback|comics?|graphic novel)\b/,
  ],
  [
    "film",
    /\b(?:movies?|films?|documentar(?:y|ies)|tv (?:series|show)|mini-?series|sitcom|anime)\b/,
  ],
  ["music", /\b(?:albums?|songs?|bands?|soundtrack|playlist|music|musicals?)\b/],
  ["talk", /\b(?:talks|keynote|lecture)\b|\b(?:ted|conference|lightning) talk\b|\btalk\W*$/],
  ["game", /\b(?:board|card|video|computer)[ -]?games?\b|\bgame\W*$/],
  ["course", /\b(?:courses?|tutorials?|workshop|bootcamp)\b/],
  ["video", /\b(?:youtube|videos?|screencasts?)\b/],
  ["article", /\b(?:articles?|blog(?: post)?|essay|newsletter)\b/],
  ["software", /\b(?:apps?|plugins?|extensions?|cli|frameworks?)\b|\bsoftware\W*$/],
];

const ISBN = /\/(?:dp|gp\/product)\/(?:\d{9}[\dx])(?=[/?]|$)/i;
const AMAZON = /^(?:smile\.)?amazon\.|^amzn\./;

/**
 * What kind of thing is recommended: by the heading it stands under ("Book picks"), by where it
 * lives, then by the words for it. A book at a bookshop that sells everything is told by its ISBN
 * (ten digits in Amazon's addresses, https://en.wikipedia.org/wiki/ISBN) or by "by Someone" after it.
 * Undefined for a thing without a link that says nothing of itself.
 */
export function pickKind(pick: {
  title: string;
  note?: string;
  url?: string;
  heading?: string;
}): PickKind | undefined {
  const { title, note = "", heading = "" } = pick;
  const said = (text: string): PickKind | undefined => {
    const words = text.toLowerCase();
    return WORDS.find(([, pattern]) => pattern.test(words))?.[0];
  };
  const headed = said(heading.replace(/\bpicks?\b/gi, ""));
  if (headed) return headed;
  // The first words of what is said of a thing say what it is; later ones, what it is for.
  const words = said(`${title} ${note.split(" ").slice(0, 5).join(" ")}`);
  if (pick.url === undefined) return words;
  const address = destination(pick.url);
  const host = hostOf(address);
  if (host === undefined) return words ?? "site";
  const place = `${host}${address.replace(/^https?:\/\/[^/?#]*/i, "")}`.toLowerCase();
  const found = PLACES.find(([, pattern]) => pattern.test(place))?.[0];
  if (AMAZON.test(host)) {
    if (ISBN.test(place)) return "book";
    return (
      words ?? (/^by \p{Lu}/u.test(note) || / by \p{Lu}\S+ \p{Lu}/u.test(title) ? "book" : "thing")
    );
  }
  // A place for anything: the words know better.
  if (found === undefined || found === "video" || found === "article" || found === "thing")
    return words ?? found ?? "site";
  return found;
}
