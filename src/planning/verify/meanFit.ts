import { UNKNOWN } from '../../accounts/types';
import type { PlanningAccount, PlanningRep } from '../types';
import type { Facts } from './facts';
import { fit } from './fit';

type Names = keyof PlanningAccount['attributes'];

/** What accounts of one region have in common of which equally much is known, so that each rep is asked once for all. */
interface Alike {
  region: string;
  /** Attributes that are known of each. */
  known: number;
  accounts: PlanningAccount[];
  /** By attribute and value: how many have it. */
  counts: Map<string, Map<string, number>>;
}

function alikeOf(accounts: PlanningAccount[]): Alike[] {
  const all = new Map<string, Alike>();
  for (const account of accounts) {
    const known = Object.entries(account.attributes).filter(([, value]) => value !== UNKNOWN);
    const { region } = account.attributes;
    const key = `${known.length} ${region}`;
    const alike: Alike = all.get(key) ?? { region, known: known.length, accounts: [], counts: new Map() };
    all.set(key, alike);
    alike.accounts.push(account);
    for (const [name, value] of known) {
      const counts = alike.counts.get(name) ?? new Map<string, number>();
      alike.counts.set(name, counts.set(value, (counts.get(value) ?? 0) + 1));
    }
  }
  return [...all.values()].filter(({ known }) => known > 0);
}

/** The fits of all of them with a rep, added up: a fit is a mean of shares of a book, so the shares add up by value. */
function fitsWith(rep: PlanningRep, { known, counts }: Alike): number {
  if (rep.bookT4qCents <= 0) return 0;
  let shares = 0;
  for (const [name, values] of counts) {
    for (const [value, cents] of Object.entries(rep.bookByAttribute[name as Names])) {
      shares += (values.get(value) ?? 0) * Math.min(1, Math.max(0, cents / rep.bookT4qCents));
    }
  }
  return shares / known;
}

/**
 * The mean fit over every candidate and every active rep other than its owner who can serve it; 0 without any. The work
 * grows with the accounts and with reps times what their books hold, not with accounts times reps.
 */
export function meanFit(input: Pick<Facts['input'], 'reps' | 'accounts'>, compatibility: string): number {
  const active = input.reps.filter((rep) => rep.active);
  let sum = 0;
  let moves = 0;
  for (const alike of alikeOf(input.accounts)) {
    const { region, accounts } = alike;
    const takers = active.filter(
      (rep) =>
        compatibility === 'any' ||
        (compatibility === 'sameRegion' ? rep.region === region : Object.hasOwn(rep.bookByAttribute.region, region)),
    );
    const byId = new Map(takers.map((rep) => [rep.id, rep]));
    for (const rep of takers) sum += fitsWith(rep, alike);
    moves += takers.length * accounts.length;
    for (const account of accounts) {
      const owner = byId.get(account.ownerId);
      if (owner === undefined) continue;
      sum -= fit(account, owner, false) ?? 0;
      moves--;
    }
  }
  return moves === 0 ? 0 : sum / moves;
}
