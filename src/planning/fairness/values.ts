import type { AccountId, RepId } from '../../accounts/types';
import type { Problem } from '../problem/problem';
import { attributesKey, fitOf, fitWithOwner } from '../worth/fit';

/** v_i(a): what an account is worth to a rep, whole minor units of four quarters. */
export type ValueTo = (repId: RepId, accountId: AccountId) => number;

/**
 * v_i(a) = T4Q + κ·fit(a, i)·headroom: what the account buys, and what that rep would win of the rest in a year; rounded
 * once, so sums are exact. The fit of the present owner is that with the rest of the book; an unknown fit counts as
 * average. Accounts with equal attributes share one fit a rep.
 */
export function valueToReps({ input, reps, averageFit }: Problem): ValueTo {
  const accounts = new Map(input.accounts.map((account) => [account.id, account]));
  const repsById = new Map(reps.map((rep) => [rep.id, rep]));
  const kinds = new Map<string, number>();
  const kindOf = new Map(
    input.accounts.map(({ id, attributes }) => {
      const key = attributesKey(attributes);
      const kind = kinds.get(key) ?? kinds.size;
      kinds.set(key, kind);
      return [id, kind] as const;
    }),
  );
  const fits = new Map(reps.map((rep) => [rep.id, new Map<number, number>()]));
  return (repId, accountId) => {
    const account = accounts.get(accountId)!;
    const rep = repsById.get(repId)!;
    let fit: number | undefined;
    if (account.ownerId === repId) fit = fitWithOwner(account, rep) ?? averageFit;
    else {
      const known = fits.get(repId)!;
      const kind = kindOf.get(accountId)!;
      fit = known.get(kind);
      if (fit === undefined) {
        fit = fitOf(account.attributes, rep) ?? averageFit;
        known.set(kind, fit);
      }
    }
    return account.t4qCents + Math.round(input.beliefs.headroomShare * fit * account.headroomCents);
  };
}
