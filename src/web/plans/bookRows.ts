import type { RepId } from '../../accounts/types';
import type { Plan } from '../../planning/types';
import type { Names, swapRow } from './swapRows';

/** The books that change, the largest change first, each with what the rep gives and gets. */
export function bookRows(
  plan: Plan,
  rows: readonly ReturnType<typeof swapRow>[],
  names: Names,
  within: ReadonlySet<RepId> | null,
) {
  const legs = rows.filter(({ id }) => plan.swaps.some((swap) => swap.id === id)).flatMap((row) => row.legs);
  return plan.reps
    .filter((rep) => rep.swaps > 0 && (within === null || within.has(rep.repId)))
    .map((rep) => ({
      ...rep,
      name: names.get(rep.repId) ?? '',
      gives: legs.filter((leg) => leg.fromRepId === rep.repId).map((leg) => leg.account?.name ?? ''),
      gets: legs.filter((leg) => leg.toRepId === rep.repId).map((leg) => leg.account?.name ?? ''),
      change: rep.before.t4qCents > 0 ? rep.after.t4qCents / rep.before.t4qCents - 1 : null,
    }))
    .sort((a, b) => Math.abs(b.change ?? 0) - Math.abs(a.change ?? 0) || a.repId - b.repId);
}
