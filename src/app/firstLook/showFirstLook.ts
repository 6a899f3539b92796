import { isNonGrowing } from '../../growth/states';
import { bookParts } from '../../storage/analyses/dashboardPages';
import {
  dataThere,
  type Grouping,
  type GroupPart,
  groupParts,
  latestFirstLook,
} from '../../storage/analyses/firstLookPages';
import type { Db } from '../../storage/database';
import { type Freshness, freshness } from '../dashboard/freshness';
import { type Standing, standingOf } from '../dashboard/standing';
import type { SwapsToDiscuss } from './proposeSwaps';
import { type WouldHelp, wouldHelp } from './wouldHelp';

/** Lines shown of each grouping. */
const SHOWN = 8;

/** Where revenue stands still: one value of a grouping; minor units of the last four quarters. */
export interface Place {
  name: string;
  accounts: number;
  notGrowing: number;
  t4qCents: number;
  notGrowingCents: number;
  share: number;
}

export interface FirstLook {
  fresh: Freshness;
  standing: Standing | null;
  places: { by: Grouping; places: Place[] }[];
  /** Null while they have not been looked for in the present data. */
  swaps: SwapsToDiscuss | null;
  looking: boolean;
  /** Why looking for swaps did not succeed. */
  trouble: string | null;
  help: WouldHelp[];
}

/** The one page after a first import: how much revenue stands still, where, swaps to discuss, what more data would add. */
export async function showFirstLook(db: Db): Promise<FirstLook> {
  const fresh = await freshness(db);
  const job = await latestFirstLook(db);
  const looking = job?.state === 'queued' || job?.state === 'running';
  const found = job?.state === 'done' ? (job.result as unknown as SwapsToDiscuss) : null;
  return {
    fresh,
    ...(fresh.header ? await standingStill(db, fresh.header.id) : { standing: null, places: [] }),
    swaps: found && found.dataVersion === fresh.header?.dataVersion ? found : null,
    looking,
    trouble: job?.state === 'failed' ? job.error : null,
    help: wouldHelp(await dataThere({ db })),
  };
}

async function standingStill(db: Db, analysisId: string): Promise<Pick<FirstLook, 'standing' | 'places'>> {
  const places: FirstLook['places'] = [];
  for (const by of ['owner', 'region', 'segment', 'industry'] as const) {
    const found = placesOf(await groupParts(db, analysisId, by));
    // A grouping of one value tells nothing.
    if (found.length > 1) places.push({ by, places: found.slice(0, SHOWN) });
  }
  return { standing: standingOf(await bookParts(db, analysisId)), places };
}

/** Adds up the states of each value; where most revenue stands still comes first. */
export function placesOf(parts: readonly GroupPart[]): Place[] {
  const byName = new Map<string, Place>();
  for (const { name, state, accounts, t4qCents } of parts) {
    const place = byName.get(name) ?? { name, accounts: 0, notGrowing: 0, t4qCents: 0, notGrowingCents: 0, share: 0 };
    byName.set(name, place);
    place.accounts += accounts;
    place.t4qCents += t4qCents;
    if (!isNonGrowing(state)) continue;
    place.notGrowing += accounts;
    place.notGrowingCents += t4qCents;
  }
  return [...byName.values()]
    .map((place) => ({ ...place, share: place.t4qCents > 0 ? place.notGrowingCents / place.t4qCents : 0 }))
    .sort((a, b) => b.notGrowingCents - a.notGrowingCents || a.name.localeCompare(b.name));
}
