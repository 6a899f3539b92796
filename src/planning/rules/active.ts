import type { MoveRule } from './rule';

/** Inactive reps neither give nor take in a swap. */
export const active: MoveRule = {
  name: 'active',
  sentence: 'Both reps work here on the day the swap takes effect.',
  check(problem, { unit, to }) {
    const gone = [problem.reps[problem.units[unit].owner], problem.reps[to]].find((rep) => !rep.active);
    return gone ? `Rep ${problem.words.rep(gone)} is not active on ${problem.input.effectiveDate}.` : null;
  },
};
