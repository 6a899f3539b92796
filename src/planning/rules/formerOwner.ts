import type { MoveRule } from './rule';

/** Nothing goes back to a rep who had it within the cool-down. */
export const formerOwner: MoveRule = {
  name: 'formerOwner',
  sentence: 'No customer goes back to a rep who had it a short while ago.',
  check(problem, { unit, to }) {
    const rep = problem.reps[to];
    const { formerOwnerIds, accounts } = problem.units[unit];
    return formerOwnerIds.has(rep.id)
      ? `Rep ${problem.words.rep(rep)} had customer ${problem.words.account(accounts[0])} within the cool-down.`
      : null;
  },
};
