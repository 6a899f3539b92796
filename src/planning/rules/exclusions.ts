import type { MoveRule } from './rule';

/** What a manager keeps out stays out: an account with its whole group, or a rep on both sides. */
export const exclusions: MoveRule = {
  name: 'exclusions',
  sentence: 'Customers and reps that a manager keeps out stay out.',
  check(problem, { unit, to }) {
    const { accounts, owner } = problem.units[unit];
    const account = accounts.find(({ externalId }) => problem.excluded.accounts.has(externalId));
    if (account) return `Account ${problem.words.account(account)} is kept out of swaps.`;
    const rep = [problem.reps[owner], problem.reps[to]].find(({ externalId }) => problem.excluded.reps.has(externalId));
    return rep ? `Rep ${problem.words.rep(rep)} is kept out of swaps.` : null;
  },
};
