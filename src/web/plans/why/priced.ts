import type { Response } from 'express';
import { canPlan } from '../../../people/permissions';
import type { Interval } from '../../../planning/costs/costInterval';
import { costWords } from '../../../planning/costs/words';
import type { ForcedMove } from '../../../planning/explain/forced';
import { sayInExchange, sayUnit } from '../../../planning/explain/sayExchange';
import { namedLegs } from '../../../planning/problem/namedLegs';
import type { Problem } from '../../../planning/problem/problem';
import { swapOf } from '../../../planning/problem/swap';
import { currentUser } from '../../middleware/viewer';
import type { Services } from '../../services';
import { answersOf } from '../answers';
import type { WhySubject } from './subject';

/** A cost that was worked out, is being worked out, or can be asked for. */
export interface Priced {
  question: string;
  /** A sentence; null before it is known. */
  answer: string | null;
  pending: boolean;
  fields: Record<string, string | number>;
  canAsk: boolean;
}

/** A unit that is to go to a rep, or to stay (null). */
interface Wish {
  unit: number;
  to: number | null;
}

/** What each wish costs, as far as it is known. `query` leads back to the page. */
export async function priced(
  res: Response,
  services: Services,
  { shown, problem }: WhySubject,
  wishes: Wish[],
  query: string,
): Promise<Priced[]> {
  const answers = await answersOf(services.database.db, shown.id, ['lock-cost', 'force-cost']);
  const { currency = 'USD', locale = 'en-US' } = res.locals.company ?? {};
  const manner = { currency, locale };
  return wishes.map(({ unit, to }) => {
    const accountId = problem.units[unit].accounts[0].id;
    const [kind, request] =
      to === null
        ? (['lock-cost', { what: 'keptAccount', accountId }] as const)
        : (['force-cost', { accountId, toRepId: problem.reps[to].id }] as const);
    const name = sayUnit(problem, unit);
    const rep = to === null ? '' : problem.words.rep(problem.reps[to]);
    const result = answers.result<Interval & ForcedMove>(kind, request);
    const answer =
      result === null
        ? null
        : to === null
          ? `Keeping ${name} where it is costs ${costWords(result, manner)} over four quarters.`
          : sayForced(problem, unit, `having ${name} go to ${rep}`, result, manner);
    return {
      question:
        to === null ? `What keeping ${name} where it is would cost` : `What having ${name} go to ${rep} would cost`,
      answer,
      pending: answers.pending(kind, request),
      fields: { kind, ...request, back: `/plans/${shown.id}/why?${query}` },
      canAsk: canPlan(currentUser(res)),
    };
  });
}

function sayForced(
  problem: Problem,
  unit: number,
  what: string,
  { cost, legs, exchanges, planned }: ForcedMove,
  manner: { currency: string; locale: string },
): string {
  if (cost === null) return `No plan can hold this together with the pinned swaps and what is agreed already.`;
  const named = namedLegs(problem.reps, problem.units, legs);
  const inExchange = sayInExchange(problem, swapOf(problem, named, 0), unit);
  const looked =
    planned < exchanges
      ? ` It was planned for ${planned} of ${exchanges} exchanges; what the others could do is within this span.`
      : '';
  return `It costs ${costWords(cost, manner)} over four quarters, ${what} ${inExchange}.${looked}`;
}
