import { analyseCurrent } from '../../src/app/analysis/analyse';
import { inTransaction } from '../../src/storage/database';
import { CAST, fillCast } from '../cast';
import { openSite, type Site } from './site';

export const CAST_NOW = `${CAST.today}T09:00:00.000Z`;

/** The web application over the shared cast, analysed unless told otherwise. */
export async function openCastSite({ analysed = true } = {}): Promise<Site> {
  const site = await openSite({ company: false, today: () => CAST.today, now: () => CAST_NOW });
  fillCast(site.services.database);
  if (analysed) await analyseCast(site);
  return site;
}

/** Analyses the company as it is now, as the worker would. */
export async function analyseCast({ services: { database } }: Site): Promise<void> {
  const effect = await analyseCurrent(database, CAST_NOW);
  await inTransaction(database.db, effect);
}
