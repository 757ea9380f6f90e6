import type { ReactElement } from "react";
import { SeekSlider } from "../components/seek-slider.tsx";
import { useClock, usePlayer, useSession } from "../player/use-player.tsx";

/** The slider of what plays: the one part of the player that renders while sound plays. */
export function DockSeek(): ReactElement {
  const session = useSession();
  const clock = useClock((all) => all);
  const chapters = usePlayer((state) => state.track?.chapters);
  const unseekable = usePlayer((state) => state.unseekable);
  return (
    <SeekSlider
      {...clock}
      chapters={chapters}
      disabledBecause={unseekable}
      onSeek={(seconds) => session?.seek(seconds)}
    />
  );
}
