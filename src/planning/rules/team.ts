import type { MoveRule } from './rule';

/** Who may trade with whom, by the tree of managers and the policy's `crossTeam`. */
export const team: MoveRule = {
  name: 'team',
  sentence: 'Reps trade within the team that the policy allows.',
  check(problem, { unit, to }) {
    const owner = problem.units[unit].owner;
    if (problem.sameTeam(owner, to)) return null;
    const [from, taker] = [owner, to].map((rep) => problem.words.rep(problem.reps[rep]));
    return `Reps ${from} and ${taker} are in teams between which the policy allows no exchange.`;
  },
};
