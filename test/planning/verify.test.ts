import type { Plan, PlanningInput } from '../../src/planning/types';
import { verifyPlan } from '../../src/planning/verify';
import { account, input, plan, rep } from './company';

const given = input(
  [rep(1), rep(2), rep(3)],
  [
    account(11, 1),
    account(13, 2, { t4qCents: 9_900 }),
    account(14, 2, { groupId: 13, t4qCents: 100, headroomCents: 0 }),
  ],
);

/** The names of the rules that a changed plan, or a changed snapshot, breaks. */
async function rulesBroken(change: (plan: Plan, snapshot: PlanningInput) => unknown): Promise<string[]> {
  const snapshot = structuredClone(given);
  const made = await plan(snapshot);
  change(made, snapshot);
  return [...new Set(verifyPlan(snapshot, made).map((violation) => violation.rule))];
}

test('an honest plan has nothing wrong with it', async () => {
  expect(await rulesBroken(() => {})).toEqual([]);
});

type Change = (plan: Plan, snapshot: PlanningInput) => unknown;
const leg =
  (over: object): Change =>
  (p) =>
    Object.assign(p.swaps[0].legs[0], over);
const swap =
  (over: object): Change =>
  (p) =>
    Object.assign(p.swaps[0], over);
const totals =
  (over: object): Change =>
  (p) =>
    Object.assign(p, over);
const fairness =
  (when: 'before' | 'after', over: object): Change =>
  (p) =>
    Object.assign(p.fairness[when], over);
const envy =
  (when: 'before' | 'after', over: object): Change =>
  (p) =>
    Object.assign(p.fairness[when].envy!, over);
const everyRep =
  (over: object): Change =>
  (_, s) =>
    s.reps.map((entry) => Object.assign(entry, over));
const everyAccount =
  (over: object): Change =>
  (_, s) =>
    s.accounts.map((entry) => Object.assign(entry, over));
const firstAccount =
  (over: object): Change =>
  (_, s) =>
    Object.assign(s.accounts[0], over);
const policy =
  (over: object): Change =>
  (_, s) =>
    Object.assign(s.plan, over);

test.each<[string, Change]>([
  ['leg', leg({ t4qCents: 1 })],
  ['leg', leg({ headroomCents: 1 })],
  ['leg', leg({ fromRepId: 3 })],
  ['leg', leg({ gainCents: 5 })],
  ['leg', leg({ accountId: 99 })],
  ['worth', leg({ fit: 0.5 })],
  ['worth', (_, s) => Object.assign(s.beliefs, { handoverLoss: 0.05 })],
  ['kind', (p) => p.swaps[0].legs.pop()],
  ['kind', leg({ toRepId: 3 })],
  ['sum', swap({ expectedCents: 1 })],
  ['id', swap({ id: '0123456789abcdef' })],
  ['oneSwapEach', (p) => p.swaps.push(structuredClone(p.swaps[0]))],
  ['objective', totals({ objectiveCents: 1 })],
  ['bound', totals({ boundCents: 1 })],
  ['gap', totals({ gap: 0.5 })],
  ['repTotals', (p) => Object.assign(p.reps[0].after, { t4qCents: 1 })],
  ['repTotals', (p) => Object.assign(p.reps[0], { expectedCents: 1 })],
  ['fairness', fairness('before', { largestDeviation: 0.01 })],
  ['fairness', fairness('before', { gini: 0.1 })],
  ['fairness', fairness('before', { worstOffRepId: 1 })],
  ['fairness', fairness('after', { largestDeviation: 1e-6 })],
  ['fairness', fairness('after', { gini: 1e-6 })],
  ['fairness', fairness('after', { worstOffRepId: 1 })],
  ['fairness', fairness('after', { worstOffExpectedCents: 1 })],
  ['fairness', envy('before', { comparedPairs: 3 })],
  ['fairness', envy('before', { largestCents: 90_000 })],
  ['fairness', envy('after', { enviousPairs: 2 })],
  ['fairness', envy('after', { beyondOneAccount: 1 })],
  ['fairness', envy('after', { largestCents: 90_000 })],
  ['stoppedBy', totals({ boundCents: 1_000_000, stoppedBy: 'optimal' })],
  ['stoppedBy', totals({ stoppedBy: 'empty' })],
  ['verified', totals({ verified: false })],
  ['active', everyRep({ active: false })],
  ['team', (_, s) => s.reps.map((entry) => Object.assign(entry, { managerId: entry.id + 10 }))],
  ['compatibility', everyRep({ bookByAttribute: { industry: {}, segment: {}, region: {}, sizeTercile: {} } })],
  ['formerOwner', everyAccount({ formerOwnerIds: [1, 2] })],
  ['exclusions', policy({ exclusions: [{ repId: 'R1', reason: 'on leave', until: '2027-01-01' }] })],
  ['exclusions', policy({ exclusions: [{ accountId: 'A14', reason: 'asked for', until: '2027-01-01' }] })],
  ['inItselfValue', firstAccount({ t4qCents: 20_000 })],
  ['inItselfHeadroom', firstAccount({ headroomCents: 90_000 })],
  ['bookLimits', firstAccount({ t4qCents: 13_000 })],
  ['yearlyMove', policy({ maxBookShareMovedPerYear: 0.09 })],
  ['capacity', (_, s) => Object.assign(s, { maxAccountsPerRep: 10 })],
  ['swapsPerRep', policy({ maxSwapsPerRep: 0 })],
  ['maxSwaps', policy({ maxSwaps: 0 })],
  ['pins', policy({ pins: ['0123456789abcdef'] })],
])('a breach of %s is seen', async (rule, change) => {
  expect(await rulesBroken(change)).toContain(rule);
});
