const HELP = `playhead COMMAND [--content DIR] [--out DIR] [--base PATH] [--site-url URL] [--port N]

  start         builds the site and serves it
  dev           live preview, drafts too
  build         writes the finished site
  check         what was recognised and what is wrong; --fix mends what is safe
  query WORDS   searches the archive as the site does
  import FEED   makes Markdown of a podcast's feed
  new TITLE     writes a new episode's skeleton
  deploy-check  whether the finished site can be put on a host

Without --content it takes the folder "content", without --out it writes to "dist".`;

/** `playhead` alone, or `playhead help`. */
export async function run(): Promise<number> {
  console.log(HELP);
  return 0;
}
