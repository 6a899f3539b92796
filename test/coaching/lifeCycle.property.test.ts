import fc from 'fast-check';
import { foldPlan } from '../../src/coaching/fold';
import { requirePossible } from '../../src/coaching/lifeCycle';
import { accountsNow, openSteps, standingOf } from '../../src/coaching/standing';
import type { CoachingEvent, PlanHeader, RecordedEvent } from '../../src/coaching/types';
import { isProductError } from '../../src/shared/errors';
import { goal, header } from './plans';

const number = fc.integer({ min: 1, max: 8 });
const words = fc.constantFrom('Visit every week', 'No', 'Call the buyer');
const events: fc.Arbitrary<CoachingEvent> = fc.oneof(
  fc.record({
    kind: fc.constant('goalSet' as const),
    goal: fc.record({ target: fc.constantFrom(0, 0.02, 7), reason: words }).map((change) => ({ ...goal(), ...change })),
  }),
  fc.record({ kind: fc.constant('stepAdded' as const), words, due: fc.constantFrom('2026-05-01', '2026-13-01') }),
  fc.record({ kind: fc.constantFrom('stepDone' as const, 'stepReopened' as const), step: number }),
  fc.record({ kind: fc.constant('stepDropped' as const), step: number, reason: words }),
  fc.record({
    kind: fc.constant('noteAdded' as const),
    words,
    audience: fc.constantFrom('everyone' as const, 'line' as const),
  }),
  fc.record({
    kind: fc.constantFrom('accountLeft' as const, 'accountReturned' as const),
    accountId: number,
    reason: words,
  }),
  fc.record({
    kind: fc.constant('ended' as const),
    result: fc.constantFrom('reached' as const, 'stopped' as const),
    reason: words,
  }),
);

/** Lets events happen one after another; refused ones leave everything as it was. */
function live(plan: PlanHeader, wanted: readonly CoachingEvent[]): RecordedEvent[] {
  const happened: RecordedEvent[] = [{ id: 1, kind: 'goalSet', goal: goal(), at: plan.opened.at, by: 'anna' }];
  for (const event of wanted) {
    try {
      requirePossible(foldPlan(plan, happened), event);
    } catch (error) {
      if (!isProductError(error)) throw error;
      continue;
    }
    happened.push({
      ...event,
      id: happened.length + 1,
      at: `2026-02-01T00:00:${String(happened.length).padStart(2, '0')}.000Z`,
      by: 'anna',
    });
  }
  return happened;
}

test('whatever is tried, a plan keeps its goals, notes and accounts, and ends once', () => {
  fc.assert(
    fc.property(fc.array(events, { maxLength: 30 }), (wanted) => {
      const plan = header();
      const happened = live(plan, wanted);
      happened.reduce(
        (before, _, k) => {
          const now = foldPlan(plan, happened.slice(0, k + 1));
          expect(now.goals.slice(0, before.goals.length)).toEqual(before.goals);
          expect(now.notes.slice(0, before.notes.length)).toEqual(before.notes);
          expect(now.steps.length).toBeGreaterThanOrEqual(before.steps.length);
          expect(now.accountIds).toEqual(plan.accountIds);
          expect([...accountsNow(now), ...now.left.map((one) => one.accountId)].sort()).toEqual([...plan.accountIds]);
          expect(before.end).toBeNull();
          return now;
        },
        foldPlan(plan, []),
      );
      const last = foldPlan(plan, happened);
      for (const step of last.steps) expect(step.done !== null && step.dropped !== null).toBe(false);
      if (last.end) {
        expect(standingOf(last, '2026-01-01')).toBe('ended');
        expect(openSteps(last)).toEqual([]);
      }
    }),
  );
});
