/** Apple's categories and what each holds (https://podcasters.apple.com/support/1691-apple-podcasts-categories). */
const CATEGORIES: Record<string, string> = {
  Arts: "Books, Design, Fashion & Beauty, Food, Performing Arts, Visual Arts",
  Business: "Careers, Entrepreneurship, Investing, Management, Marketing, Non-Profit",
  Comedy: "Comedy Interviews, Improv, Stand-Up",
  Education: "Courses, How To, Language Learning, Self-Improvement",
  Fiction: "Comedy Fiction, Drama, Science Fiction",
  Government: "",
  "Health & Fitness": "Alternative Health, Fitness, Medicine, Mental Health, Nutrition, Sexuality",
  History: "",
  "Kids & Family": "Education for Kids, Parenting, Pets & Animals, Stories for Kids",
  Leisure:
    "Animation & Manga, Automotive, Aviation, Crafts, Games, Hobbies, Home & Garden, Video Games",
  Music: "Music Commentary, Music History, Music Interviews",
  News: "Business News, Daily News, Entertainment News, News Commentary, Politics, Sports News, Tech News",
  "Religion & Spirituality":
    "Buddhism, Christianity, Hinduism, Islam, Judaism, Religion, Spirituality",
  Science:
    "Astronomy, Chemistry, Earth Sciences, Life Sciences, Mathematics, Natural Sciences, Nature, Physics, Social Sciences",
  "Society & Culture": "Documentary, Personal Journals, Philosophy, Places & Travel, Relationships",
  Sports:
    "Baseball, Basketball, Cricket, Fantasy Sports, Football, Golf, Hockey, Rugby, Running, Soccer, Swimming, Tennis, Volleyball, Wilderness, Wrestling",
  Technology: "",
  "True Crime": "",
  "TV & Film": "After Shows, Film History, Film Interviews, Film Reviews, TV Reviews",
};

export interface Category {
  name: string;
  /** One of the parts of `name`. */
  part?: string;
}

const key = (name: string): string =>
  name
    .toLowerCase()
    .replace(/\band\b/g, "&")
    .replace(/[\s-]+/g, "");

const known = new Map<string, Category>();
for (const [name, parts] of Object.entries(CATEGORIES)) {
  known.set(key(name), { name });
  for (const part of parts.split(", ").filter(Boolean)) known.set(key(part), { name, part });
}

/** "Technology", "Society & Culture > Documentary" or the part alone, in any case; undefined for no category of Apple's. */
export function findCategory(written: string): Category | undefined {
  const [whole = "", part, ...more] = written.split(/\s*[>›/:]\s*/);
  if (part === undefined) return known.get(key(whole));
  const found = known.get(key(part));
  return more.length === 0 && found?.part !== undefined && key(found.name) === key(whole)
    ? found
    : undefined;
}

/** The category that holds the part that is meant; else those that share a word with `written`, else all the large ones. */
export function suggestCategories(written: string): string[] {
  const meant = known.get(key(written.split(">").at(-1) ?? ""));
  if (meant) return [meant.part === undefined ? meant.name : `${meant.name} > ${meant.part}`];
  const words = written.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  const near = [...known.values()]
    .map(({ name, part }) => (part === undefined ? name : `${name} > ${part}`))
    .filter((name) => words.some((word) => name.toLowerCase().includes(word.slice(0, 5))));
  return near.length > 0 ? near.slice(0, 5) : Object.keys(CATEGORIES);
}
