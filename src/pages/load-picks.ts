import type { CatalogReader } from "../model/reader.ts";
import { NotFound } from "./not-found.ts";
import { answerPicks, parsePicksView, type PicksData } from "./picks-view.ts";

/** @param page what the address names as the page of the plain list; absent for the first */
export async function loadPicks(reader: CatalogReader, url: URL, page = "1"): Promise<PicksData> {
  const number = /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 0;
  const data = answerPicks(await reader.picks(), parsePicksView(url.searchParams), number || 1);
  if (number === 0 || number > data.pages) throw new NotFound(page);
  return data;
}
