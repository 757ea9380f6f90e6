import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { installPackages } from "../install-packages.ts";
import { type PlainEpisode, writeEpisodes } from "./plain-archive.ts";

/** Another builder of sites, as its own manual sets it up. */
export interface Peer {
  name: string;
  /** Packages of npm, or the program that has to be on this machine. */
  needs: { npm: Record<string, string> } | { program: string };
  /** Writes a project over the episodes into `folder`. */
  write: (episodes: readonly PlainEpisode[], folder: string) => void;
  command: [string, ...string[]];
  /** Folder of the finished site, and the address of an episode in it. */
  out: string;
  page: (episode: PlainEpisode) => string;
}

const text = (folder: string, name: string, content: string): void => {
  mkdirSync(join(folder, name, ".."), { recursive: true });
  writeFileSync(join(folder, name), content);
};

export const PEERS: Peer[] = [
  {
    name: "Pelican",
    needs: { program: "pelican" },
    write: (episodes, folder) => {
      writeEpisodes(episodes, join(folder, "content"), ({ slug }) => ({ slug }));
      // Pelican's header is its own.
      for (const { slug, title, date, tags, body } of episodes)
        text(
          folder,
          `content/${slug}.md`,
          `Title: ${title}\nDate: ${date}\nSlug: ${slug}\nTags: ${tags.join(", ")}\n\n${body}`,
        );
      text(
        folder,
        "pelicanconf.py",
        'SITENAME = "Bench"\nPATH = "content"\nTIMEZONE = "UTC"\nARTICLE_SAVE_AS = "{slug}/index.html"\nARTICLE_URL = "{slug}/"\n',
      );
    },
    command: ["pelican", "content", "-s", "pelicanconf.py", "-o", "output", "--fatal", "errors"],
    out: "output",
    page: ({ slug }) => `/${slug}/`,
  },
  {
    name: "Hugo",
    needs: { program: "hugo" },
    write: (episodes, folder) => {
      writeEpisodes(episodes, join(folder, "content/posts"));
      text(folder, "config.toml", 'baseURL = "/"\ntitle = "Bench"\n');
      const head = "<!doctype html><html lang=en><meta charset=utf-8><title>{{ .Title }}</title>";
      const list = `${head}<h1>{{ .Title }}</h1>{{ range .Pages }}<p><a href="{{ .RelPermalink }}">{{ .Title }}</a></p>{{ end }}`;
      text(folder, "layouts/_default/single.html", `${head}<h1>{{ .Title }}</h1>{{ .Content }}`);
      text(folder, "layouts/_default/list.html", list);
      text(folder, "layouts/index.html", list);
    },
    command: ["hugo", "--quiet"],
    out: "public",
    page: ({ slug }) => `/posts/${slug}/`,
  },
  {
    name: "VitePress",
    needs: { npm: { vitepress: "1.6.4" } },
    write: (episodes, folder) => {
      writeEpisodes(episodes, folder);
      text(folder, "index.md", "# Bench\n");
      text(
        folder,
        ".vitepress/config.mjs",
        "export default { title: 'Bench', ignoreDeadLinks: true, markdown: { html: false }, themeConfig: { search: { provider: 'local' } } };\n",
      );
    },
    command: ["../node_modules/.bin/vitepress", "build"],
    out: ".vitepress/dist",
    page: ({ slug }) => `/${slug}.html`,
  },
  {
    name: "Astro Starlight",
    needs: { npm: { node: "24", astro: "7", "@astrojs/starlight": "0.42" } },
    write: (episodes, folder) => {
      writeEpisodes(episodes, join(folder, "src/content/docs"));
      text(
        folder,
        "astro.config.mjs",
        "import { defineConfig } from 'astro/config';\nimport starlight from '@astrojs/starlight';\nexport default defineConfig({ site: 'https://bench.example', integrations: [starlight({ title: 'Bench' })] });\n",
      );
      text(
        folder,
        "src/content.config.ts",
        "import { defineCollection } from 'astro:content';\nimport { docsLoader } from '@astrojs/starlight/loaders';\nimport { docsSchema } from '@astrojs/starlight/schema';\nexport const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) };\n",
      );
    },
    command: ["../node_modules/node/bin/node", "../node_modules/astro/bin/astro.mjs", "build"],
    out: "dist",
    page: ({ slug }) => `/${slug}/`,
  },
  {
    name: "Docusaurus",
    needs: {
      npm: {
        "@docusaurus/core": "3.10",
        "@docusaurus/preset-classic": "3.10",
        react: "19",
        "react-dom": "19",
      },
    },
    write: (episodes, folder) => {
      writeEpisodes(episodes, join(folder, "docs"), ({ slug }) => ({ slug: `/${slug}` }));
      text(
        folder,
        "docusaurus.config.js",
        "module.exports = { title: 'Bench', url: 'https://bench.example', baseUrl: '/', onBrokenLinks: 'ignore', onBrokenAnchors: 'ignore', markdown: { format: 'md', hooks: { onBrokenMarkdownLinks: 'ignore' } }, presets: [['classic', { docs: { routeBasePath: '/', sidebarPath: undefined }, blog: false }]] };\n",
      );
    },
    command: ["../node_modules/.bin/docusaurus", "build"],
    out: "build",
    page: ({ slug }) => `/${slug}/`,
  },
];

const CACHE = resolve("node_modules/.cache/playhead/peers");

/**
 * The peer's project over the episodes, ready to be built; its packages are installed once.
 * @returns the project's folder
 * @throws Error, fit to print, where the peer can't be had
 */
export function preparePeer(peer: Peer, episodes: readonly PlainEpisode[]): string {
  const home = join(CACHE, peer.name.replaceAll(" ", "-").toLowerCase());
  // Below what it imports: some peers lose their way through symlinks.
  const folder = join(home, "project");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  if ("program" in peer.needs) {
    if (spawnSync("which", [peer.needs.program]).status !== 0)
      throw new Error(`${peer.needs.program} is not on this machine`);
  } else {
    installPackages(home, peer.needs.npm);
    cpSync(join(home, "package.json"), join(folder, "package.json"));
  }
  peer.write(episodes, folder);
  return folder;
}
