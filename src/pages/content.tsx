import type { ReactElement } from "react";
import { useLoaderData } from "react-router";
import { EpisodeView } from "./episode-view.tsx";
import { HostPage } from "./host-page.tsx";
import type { ContentData } from "./load-content.ts";

/** An address of the host's own: an episode, or a page. */
export function ContentPage(): ReactElement {
  const data = useLoaderData<ContentData>();
  return data.kind === "episode" ? (
    // A key: what one episode's page keeps (an open transcript, say) is not the next one's.
    <EpisodeView key={data.file.episode.id} file={data.file} />
  ) : (
    <HostPage key={data.file.page.path} page={data.file.page} />
  );
}
