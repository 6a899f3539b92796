import { standingOf } from '../../src/rotations/stages';
import type { RotationFacts } from '../../src/rotations/stages/facts';

const NO_TRADES = { drafts: 0, submitted: 0, approved: 0, heldOut: 0, scheduled: 0, conflicts: 0, inEffect: 0 };

const facts = (
  given: Partial<Omit<RotationFacts, 'trades'>> & { trades?: Partial<RotationFacts['trades']> } = {},
): RotationFacts => ({
  analysis: 'done' as const,
  candidates: 12,
  plans: 0,
  swaps: 0,
  planning: false,
  lottery: null,
  wishes: null,
  announcement: { told: 0, untold: 0, on: null },
  challenges: { until: null, open: 0, late: 0, dueOn: null, who: [] },
  handoffs: { done: 0, late: 0, steps: 0, nextOn: null },
  effectiveDate: '2026-04-01',
  scheduledFor: null,
  reviewDate: null,
  closed: false,
  today: '2026-02-10',
  ...given,
  trades: { ...NO_TRADES, ...given.trades },
});

test.each([
  ['data', facts({ analysis: 'running' })],
  ['data', facts({ analysis: 'failed' })],
  ['candidates', facts()],
  ['plan', facts({ planning: true })],
  ['plan', facts({ plans: 2, swaps: 9 })],
  ['trades', facts({ plans: 1, trades: { drafts: 1, inEffect: 5 } })],
  ['trades', facts({ plans: 1, trades: { approved: 2 } })],
  ['effect', facts({ plans: 1, trades: { scheduled: 2, inEffect: 1 } })],
  ['effect', facts({ plans: 1, trades: { conflicts: 1 } })],
  ['review', facts({ plans: 1, trades: { inEffect: 3 } })],
])('the stage is %s', (name, given) => {
  const standing = standingOf(given);
  expect(standing.now).toBe(name);
  expect(standing.stages.filter((stage) => stage.state === 'now').map((stage) => stage.name)).toEqual([name]);
});

test('stages before the present one are done, those after come next', () => {
  const states = standingOf(facts({ plans: 1, swaps: 3 })).stages.map((stage) => stage.state);
  expect(states).toEqual(['done', 'done', 'now', 'next', 'next', 'next', 'next']);
});

test('notes count what waits in each stage', () => {
  const standing = standingOf(facts({ plans: 1, trades: { drafts: 2, submitted: 1, scheduled: 4 } }));
  expect(standing.stages.map((stage) => stage.note)).toEqual([
    null,
    '12 for review',
    '1 plan',
    '2 in draft, 1 waiting for consent',
    null,
    '4 on 2026-04-01',
    null,
  ]);
});

test('consents come before drafts, and nobody has to act while a job runs', () => {
  expect(standingOf(facts({ trades: { drafts: 1, submitted: 1 } })).who).toBe('the managers asked');
  expect(standingOf(facts({ trades: { drafts: 1 } })).who).toBe('whoever drafted them');
  expect(standingOf(facts({ analysis: 'running' })).who).toBeNull();
  expect(standingOf(facts({ planning: true })).who).toBeNull();
});

test('an empty plan is a result, not something to act on', () => {
  const standing = standingOf(facts({ plans: 1, swaps: 0 }));
  expect(standing).toMatchObject({ now: 'plan', who: null });
  expect(standing.next).toContain('No swap pays');
});

test('what is behind its time is said with its day', () => {
  const late = (given: Parameters<typeof facts>[0]): string[] => standingOf(facts(given), (day) => `<${day}>`).late;
  expect(late({ trades: { drafts: 1 } })).toEqual([]);
  expect(late({ today: '2026-04-02', trades: { drafts: 1 } })).toEqual([
    '1 trade is not scheduled, though the rotation was to take effect on <2026-04-01>.',
  ]);
  expect(late({ today: '2026-04-01', scheduledFor: '2026-04-01', trades: { scheduled: 2 } })).toEqual([]);
  expect(late({ today: '2026-04-02', scheduledFor: '2026-04-01', trades: { scheduled: 2 } })).toEqual([
    'Trades scheduled for <2026-04-01> have not taken effect yet.',
  ]);
  expect(late({ trades: { conflicts: 2 } })).toEqual(['2 trades could not take effect.']);
  expect(late({ today: '2027-05-01', reviewDate: '2027-04-15', trades: { inEffect: 1 } })).toEqual([
    'The review was due on <2027-04-15>.',
  ]);
});

test('a closed rotation is done everywhere and never late', () => {
  const standing = standingOf(facts({ closed: true, today: '2030-01-01', trades: { drafts: 1 } }));
  expect(new Set(standing.stages.map((stage) => stage.state))).toEqual(new Set(['done']));
  expect(standing.late).toEqual([]);
});

describe('with a lottery', () => {
  const lottery = (state: 'open' | 'prepared' | 'drawn' | 'waived', trades: Partial<RotationFacts['trades']>) =>
    standingOf(facts({ plans: 1, trades, lottery: { state, secondWave: state === 'drawn' ? '2026-10-01' : null } }));

  test('the draw comes when everything is decided, then the dates, then the second wave', () => {
    expect(lottery('open', { submitted: 1, approved: 3 }).now).toBe('trades');
    expect(lottery('open', { approved: 4 })).toMatchObject({ now: 'lottery', who: 'managers and administrators' });
    expect(lottery('prepared', { approved: 4 }).who).toContain('second person');
    expect(lottery('drawn', { approved: 2, heldOut: 2 })).toMatchObject({
      now: 'announcement',
      next: 'Give the trades of the first wave their date, then announce them.',
    });
    expect(lottery('drawn', { inEffect: 2, heldOut: 2 })).toMatchObject({
      now: 'review',
      next: '2 swaps wait for the second wave of 2026-10-01; until then the first is compared with it.',
    });
    expect(lottery('waived', { approved: 2 }).now).toBe('announcement');
  });

  test('the stages hold it, with what came of it', () => {
    const { stages } = lottery('drawn', { scheduled: 2, heldOut: 3 });
    expect(stages.find(({ name }) => name === 'lottery')).toEqual({
      name: 'lottery',
      state: 'done',
      note: 'drawn, 3 in the second wave',
    });
    expect(standingOf(facts()).stages.map(({ name }) => name)).not.toContain('lottery');
  });
});

describe('from announcement to handoff', () => {
  const told = (challenges: Partial<RotationFacts['challenges']>, more: Parameters<typeof facts>[0] = {}) =>
    facts({
      plans: 1,
      trades: { scheduled: 2 },
      announcement: { told: 2, untold: 0, on: '2026-02-09' },
      challenges: { until: '2026-02-16', open: 0, late: 0, dueOn: null, who: [], ...challenges },
      ...more,
    });

  test('dated trades are announced, then can be challenged, then wait for their day', () => {
    const untold = facts({ plans: 1, trades: { scheduled: 2 }, announcement: { told: 0, untold: 2, on: null } });
    expect(standingOf(untold)).toMatchObject({ now: 'announcement', who: 'managers and administrators' });
    expect(standingOf(told({}))).toMatchObject({ now: 'challenges', who: null });
    expect(standingOf(told({}, { today: '2026-02-17' })).now).toBe('effect');
  });

  test('an open challenge keeps the rotation there, names who answers and by when, and is late after it', () => {
    const open = { open: 1, dueOn: '2026-02-18', who: ['Anna'] };
    const waiting = standingOf(told(open, { today: '2026-02-17' }));
    expect(waiting).toMatchObject({ now: 'challenges', who: 'Anna', late: [] });
    expect(waiting.next).toBe('A challenge waits for an answer, due on 2026-02-18.');
    expect(standingOf(told({ ...open, late: 1 }, { today: '2026-02-19' })).late).toEqual([
      'A challenge was not answered in time; the manager above is asked too.',
    ]);
  });

  test('what is not announced by its day is late', () => {
    const untold = facts({
      today: '2026-04-01',
      scheduledFor: '2026-04-01',
      trades: { scheduled: 1 },
      announcement: { told: 0, untold: 1, on: null },
    });
    expect(standingOf(untold).late).toEqual(['1 trade is not announced, so owners do not change.']);
  });

  test('handoffs come before the review as long as steps are open', () => {
    const handing = (done: number) =>
      standingOf(
        facts({ plans: 1, trades: { inEffect: 2 }, handoffs: { done, late: 1, steps: 8, nextOn: '2026-02-12' } }),
      );
    expect(handing(5)).toMatchObject({ now: 'handoffs', late: ['1 step of a handoff is overdue.'] });
    expect(handing(5).stages.find(({ name }) => name === 'handoffs')?.note).toBe('5 of 8 steps done');
    expect(handing(8).now).toBe('review');
  });

  test('reps are asked before anything is planned', () => {
    const wishes = { state: 'open' as const, closesOn: '2026-02-20', answered: 2, reps: 6 };
    expect(standingOf(facts({ wishes }))).toMatchObject({ now: 'wishes', who: 'the reps' });
    expect(standingOf(facts({ wishes, plans: 1, swaps: 3 })).now).toBe('plan');
    expect(standingOf(facts({ wishes })).stages.map(({ name }) => name)).toContain('wishes');
  });
});
