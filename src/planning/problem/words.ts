import { formatAmount } from '../../shared/money';
import type { PlanningAccount, PlanningRep } from '../types';

/** How sentences about a plan name reps and accounts and write figures; the core knows neither names nor currency. */
export interface Words {
  rep(rep: Pick<PlanningRep, 'id' | 'externalId'>): string;
  account(account: Pick<PlanningAccount, 'id' | 'externalId'>): string;
  money(cents: number): string;
  percent(share: number): string;
}

/** External ids and bare amounts. */
export const PLAIN_WORDS: Words = {
  rep: ({ externalId }) => externalId,
  account: ({ externalId }) => externalId,
  money: formatAmount,
  percent: (share) => `${Math.round(share * 1000) / 10}%`,
};
