import { type RotationFacts, standingOf } from '../../src/rotations/stages';

const NO_TRADES = { drafts: 0, submitted: 0, approved: 0, heldOut: 0, scheduled: 0, conflicts: 0, inEffect: 0 };

const facts = (given: Partial<Omit<RotationFacts, 'trades'>> & { trades?: Partial<RotationFacts['trades']> } = {}) => ({
  analysis: 'done' as const,
  candidates: 12,
  plans: 0,
  swaps: 0,
  planning: false,
  lottery: null,
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
  expect(states).toEqual(['done', 'done', 'now', 'next', 'next', 'next']);
});

test('notes count what waits in each stage', () => {
  const standing = standingOf(facts({ plans: 1, trades: { drafts: 2, submitted: 1, scheduled: 4 } }));
  expect(standing.stages.map((stage) => stage.note)).toEqual([
    null,
    '12 for review',
    '1 plan',
    '2 in draft, 1 waiting for consent',
    '4 scheduled',
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
      now: 'effect',
      next: 'Schedule the trades of the first wave; that announces them to the reps.',
    });
    expect(lottery('drawn', { inEffect: 2, heldOut: 2 })).toMatchObject({
      now: 'review',
      next: '2 swaps wait for the second wave of 2026-10-01; until then the first is compared with it.',
    });
    expect(lottery('waived', { approved: 2 }).now).toBe('effect');
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
