import { fillSwapCast } from '../app/swapCast';
import { openSite, type Site } from './site';

/** A site with the swap cast and nothing else. */
export async function openSwapSite(): Promise<Site> {
  const site = await openSite({ company: false });
  await fillSwapCast(site.services.database);
  return site;
}
