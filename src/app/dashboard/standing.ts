import type { RepId } from '../../accounts/types';
import { isNonGrowing } from '../../growth/states';
import type { AccountState } from '../../growth/types';
import { addMinor } from '../../shared/money';
import type { BookPart } from '../../storage/analyses/dashboardPages';

export interface Standing {
  accounts: number;
  candidates: number;
  /** Minor units of the last four quarters: all, and what stands still or shrinks. */
  t4qCents: number;
  notGrowingCents: number;
  byState: { state: AccountState; accounts: number; t4qCents: number }[];
  /** Reps with a book, and the fewest of them who together hold half of what does not grow. */
  reps: number;
  carriers: number;
}

/** The order in which states are shown: from what grows to what is out of judgement. */
const STATES: readonly AccountState[] = ['growing', 'flat', 'lagging', 'declining', 'new', 'lapsed'];

/** The states of accounts that do not grow. */
export const NON_GROWING: readonly AccountState[] = STATES.filter(isNonGrowing);

/** Adds up books: how much there is, how much of it does not grow, and on how few shoulders that rests. */
export function standingOf(parts: readonly BookPart[]): Standing {
  const byOwner = new Map<RepId, number>();
  const byState = new Map(STATES.map((state) => [state, { state, accounts: 0, t4qCents: 0 }]));
  const total = { accounts: 0, candidates: 0, t4qCents: 0, notGrowingCents: 0 };
  for (const { ownerId, state, accounts, candidates, t4qCents } of parts) {
    const standing = isNonGrowing(state) ? t4qCents : 0;
    total.accounts += accounts;
    total.candidates += candidates;
    total.t4qCents = addMinor(total.t4qCents, t4qCents);
    total.notGrowingCents = addMinor(total.notGrowingCents, standing);
    const sum = byState.get(state)!;
    sum.accounts += accounts;
    sum.t4qCents = addMinor(sum.t4qCents, t4qCents);
    if (ownerId !== null) byOwner.set(ownerId, (byOwner.get(ownerId) ?? 0) + standing);
  }
  return {
    ...total,
    byState: [...byState.values()],
    reps: byOwner.size,
    carriers: fewestWithHalf([...byOwner.values()]),
  };
}

/** How many of the largest values it takes to reach half of their sum; 0 when there is nothing. */
function fewestWithHalf(values: number[]): number {
  const half = values.reduce((sum, value) => sum + value, 0) / 2;
  if (half <= 0) return 0;
  let reached = 0;
  let count = 0;
  for (const value of values.sort((a, b) => b - a)) {
    if (reached >= half) break;
    reached += value;
    count++;
  }
  return count;
}

export interface TeamStanding {
  managerId: RepId;
  name: string;
  standing: Standing;
}

/** The same by team, that is by direct manager, in the order of names; empty when there is only one team. */
export function teamStandings(
  parts: readonly BookPart[],
  reps: readonly { id: RepId; name: string; managerId: RepId | null }[],
): TeamStanding[] {
  const managerOf = new Map(reps.map((rep) => [rep.id, rep.managerId]));
  const names = new Map(reps.map((rep) => [rep.id, rep.name]));
  const byTeam = new Map<RepId, BookPart[]>();
  for (const part of parts) {
    const manager = part.ownerId === null ? null : (managerOf.get(part.ownerId) ?? null);
    if (manager === null) continue;
    const team = byTeam.get(manager);
    if (team) team.push(part);
    else byTeam.set(manager, [part]);
  }
  if (byTeam.size < 2) return [];
  return [...byTeam]
    .map(([managerId, own]) => ({ managerId, name: names.get(managerId) ?? '', standing: standingOf(own) }))
    .sort((a, b) => a.name.localeCompare(b.name));
}
