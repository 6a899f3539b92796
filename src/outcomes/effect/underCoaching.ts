import type { AccountId } from '../../accounts/types';
import type { Day } from '../../shared/calendar';
import { groupBy } from '../../shared/groupBy';
import type { CandidateFacts, MoveFacts } from './buildStacks';

/** From when to when an account was in a coaching plan; `to` is the first day on which it was not, null = it is. */
export interface CoachingSpell {
  accountId: AccountId;
  from: Day;
  to: Day | null;
}

/**
 * Candidates that can stand for what happens without an exchange: those that stayed and were in a coaching plan on the day
 * of effect were worked on otherwise, and are left out. That was known then; who is coached later stays in, since
 * leaving them out for how they went would choose by the outcome.
 * @returns the candidates to compare with; those left out; and of those kept, the ones that were coached later
 */
export function withoutCoached<C extends Pick<CandidateFacts, 'rotationId' | 'accountId'>>(
  candidates: readonly C[],
  moves: readonly Pick<MoveFacts, 'rotationId' | 'accountId' | 'effectiveDate'>[],
  spells: readonly CoachingSpell[],
): { candidates: C[]; leftOut: C[]; later: C[] } {
  if (spells.length === 0) return { candidates: [...candidates], leftOut: [], later: [] };
  const spellsOf = groupBy(spells, (spell) => spell.accountId);
  const firstDay = new Map<string, Day>();
  for (const { rotationId, effectiveDate } of moves) {
    const known = firstDay.get(rotationId);
    if (known === undefined || effectiveDate < known) firstDay.set(rotationId, effectiveDate);
  }
  const moved = new Set(moves.map((move) => `${move.rotationId}/${move.accountId}`));
  const leftOut: C[] = [];
  const later: C[] = [];
  const kept = candidates.filter((candidate) => {
    const { rotationId, accountId } = candidate;
    const day = firstDay.get(rotationId);
    if (day === undefined || moved.has(`${rotationId}/${accountId}`)) return true;
    const own = spellsOf.get(accountId) ?? [];
    const coached = own.some(({ from, to }) => from <= day && (to === null || to > day));
    if (coached) leftOut.push(candidate);
    else if (own.some(({ from }) => from > day)) later.push(candidate);
    return !coached;
  });
  return { candidates: kept, leftOut, later };
}
