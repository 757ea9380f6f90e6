import { useOutletContext } from "react-router";
import type { Show } from "../model/episode.ts";

/** The show, which the layout hands to every page. */
export const useShow = (): Show => useOutletContext<Show>();
