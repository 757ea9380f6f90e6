import { type ReactElement, useSyncExternalStore } from "react";
import { useLocation, useNavigate } from "react-router";
import { EpisodeCard, LEAST_HEIGHT } from "../components/episode-card.tsx";
import { useHeardStates } from "../library/use-library.tsx";
import type { EpisodeEntry } from "../model/episode-entry.ts";
import { EpisodeAction } from "./episode-action.tsx";
import styles from "./episode-list.module.css";
import { Late } from "./late.tsx";
import { HEARD, matchesHeard, parseHeard } from "./heard-filter.ts";

/**
 * Episodes as playable cards, in the order given. A listener who has heard some of them
 * can choose among them by that; the choice stands in the address.
 */
export function EpisodeList(props: { episodes: EpisodeEntry[] }): ReactElement {
  const { episodes } = props;
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  // A prerendered page knows no query, and no listener.
  const hydrated = useSyncExternalStore(never, yes, no);
  const states = useHeardStates(episodes.map(({ guid }) => guid));
  const heard = hydrated ? parseHeard(new URLSearchParams(search).get("heard")) : "";
  const shown = episodes.filter((_, i) => matchesHeard(states[i] ?? "new", heard));
  const offered = heard !== "" || states.some((state) => state !== "new");

  return (
    <>
      {offered ? (
        <div className={styles["filter"]}>
          <label>
            <span>Heard</span>
            <select
              value={heard}
              onChange={(event) =>
                void navigate(
                  event.target.value === "" ? pathname : `?heard=${event.target.value}`,
                  { replace: true, preventScrollReset: true },
                )
              }
            >
              <option value="">Played or not</option>
              {Object.entries(HEARD).map(([choice, name]) => (
                <option key={choice} value={choice}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <output>{heard === "" ? "" : `${shown.length} of ${episodes.length}`}</output>
        </div>
      ) : null}
      <ol className={styles["list"]}>
        {shown.map((episode, i) => (
          <Late key={episode.id} as="li" id={episode.id} at={200 + i * LEAST_HEIGHT}>
            <EpisodeCard episode={episode} action={<EpisodeAction episode={episode} />} />
          </Late>
        ))}
      </ol>
    </>
  );
}

const never = () => () => undefined;
const yes = (): boolean => true;
const no = (): boolean => false;
