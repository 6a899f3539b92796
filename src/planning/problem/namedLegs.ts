import type { AccountId, RepId } from '../../accounts/types';
import { ProductError } from '../../shared/errors';
import type { PlanningRep } from '../types';
import type { Leg } from './leg';
import type { Unit } from './units';

/** A leg as people name it: one account of a customer group stands for the whole group. */
export interface NamedLeg {
  accountId: AccountId;
  toRepId: RepId;
}

/**
 * Named legs as units and reps by index; a customer named twice for the same rep is one leg.
 * @throws ProductError planning.unknownLeg when an account or rep is not in the input
 */
export function namedLegs(reps: readonly PlanningRep[], units: readonly Unit[], named: readonly NamedLeg[]): Leg[] {
  const legs = named.map(({ accountId, toRepId }) => {
    const unit = units.findIndex((u) => u.accounts.some((account) => account.id === accountId));
    const to = reps.findIndex((rep) => rep.id === toRepId);
    if (unit < 0 || to < 0) {
      throw new ProductError(
        'invalid',
        'planning.unknownLeg',
        `Account ${accountId} cannot go to rep ${toRepId}: the plan does not know ${unit < 0 ? 'the account' : 'the rep'}.`,
      );
    }
    return { unit, to };
  });
  return legs.filter(({ unit, to }, i) => legs.findIndex((leg) => leg.unit === unit && leg.to === to) === i);
}
