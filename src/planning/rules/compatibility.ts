import { servesAccount } from '../worth/servesAccount';
import type { MoveRule } from './rule';

/** A customer goes only to a rep who can serve every account of it. */
export const compatibility: MoveRule = {
  name: 'compatibility',
  sentence: 'A customer goes only to a rep who can serve its region.',
  check(problem, { unit, to }) {
    const rep = problem.reps[to];
    const policy = problem.input.plan.compatibility;
    const unserved = problem.units[unit].accounts.find((account) => !servesAccount(rep, account, policy));
    return unserved
      ? `Rep ${problem.words.rep(rep)} does not serve ${unserved.attributes.region}, the region of account ${problem.words.account(unserved)}.`
      : null;
  },
};
