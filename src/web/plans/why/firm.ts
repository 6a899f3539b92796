import { robustnessOfPlan } from '../../../app/studies/kinds/robustness';
import { sayUnit } from '../../../planning/explain/sayExchange';
import type { Swap } from '../../../planning/problem/swap';
import { swapIdOf } from '../../../planning/result/swapId';
import { type Firmness, firmnessBySwap } from '../../../planning/robustness/firmness';
import type { Db } from '../../../storage/database';
import type { WhySubject } from './subject';

const MEANS: Record<Firmness, string> = {
  firm: ', which means that it does not hang on them',
  'fairly firm': '',
  sensitive: ', which means that something else often does nearly as well',
};

/** In how many variations the swap is chosen again, and in how many its customers are exchanged in some way. */
export async function firmSentences(db: Db, { shown, problem }: WhySubject, swap: Swap): Promise<string[]> {
  const robustness = await robustnessOfPlan(db, shown.id);
  const firm = robustness && firmnessBySwap(robustness).get(swapIdOf(problem, swap.legs));
  if (!firm) return [];
  const traded = new Map(robustness.accounts.map(({ accountId, traded: n }) => [accountId, n]));
  const customers = swap.legs.map(({ unit }) => {
    const n = traded.get(problem.units[unit].accounts[0].id) ?? 0;
    return `${sayUnit(problem, unit)} is exchanged in ${n}`;
  });
  return [
    `This very swap is chosen again in ${firm.held} of ${firm.draws} variations, each with every assumption up to a fifth higher or lower: it is ${firm.word}${MEANS[firm.word]}.`,
    `With this or another partner, ${customers.join(', ')} of them.`,
  ];
}
