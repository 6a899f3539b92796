import { type FirstRotationFacts, firstRotationOf } from '../../src/help/firstRotation';

const NONE: FirstRotationFacts = {
  rotation: null,
  plans: 0,
  planId: null,
  trades: { draft: 0, submitted: 0, approved: 0, scheduled: 0, inEffect: 0 },
  tradeId: null,
  announced: false,
  handoffsDone: false,
  earlierId: 'past',
};
const rotation = { id: 'r', analysed: true };
const trades = (some: Partial<FirstRotationFacts['trades']>) => ({
  rotation,
  plans: 2,
  planId: 'p',
  trades: { ...NONE.trades, ...some },
});

test.each<[string, Partial<FirstRotationFacts>, string, string]>([
  ['nothing', {}, 'candidates', '/rotations/new'],
  ['a rotation that is being analysed', { rotation: { id: 'r', analysed: false } }, 'candidates', '/rotations/r'],
  ['candidates', { rotation }, 'plan', '/rotations/r/candidates'],
  ['one plan', { rotation, plans: 1, planId: 'p' }, 'compare', '/plans/p/again'],
  ['two plans', trades({}), 'submit', '/rotations/r#plans'],
  ['a draft', { ...trades({ draft: 1 }), tradeId: 't' }, 'submit', '/trades/t'],
  ['a submitted trade beside drafts', { ...trades({ draft: 3, submitted: 1 }), tradeId: 't' }, 'approve', '/trades/t'],
  ['an agreed trade', trades({ approved: 1 }), 'effect', '/rotations/r#trades'],
  ['a date', trades({ scheduled: 1 }), 'effect', '/rotations/r#announcement'],
  ['an announcement', { ...trades({ scheduled: 1 }), announced: true }, 'effect', '/rotations/r'],
  ['owners changed', { ...trades({ inEffect: 1 }), announced: true }, 'handoff', '/rotations/r/handoffs'],
  ['handoffs done', { ...trades({ inEffect: 1 }), handoffsDone: true }, 'review', '/review'],
])('after %s', (_, facts, step, href) => {
  expect(firstRotationOf({ ...NONE, ...facts })).toMatchObject({ step, href });
});

test('while the day of effect is awaited an earlier rotation shows the rest', () => {
  const waiting = firstRotationOf({ ...NONE, ...trades({ scheduled: 1 }), announced: true });
  expect(waiting.meanwhile.map(({ href }) => href)).toEqual([
    '/rotations/past/handoffs',
    '/rotations/past/outcome',
    '/review',
  ]);
  expect(firstRotationOf({ ...NONE, ...trades({ approved: 1 }) }).meanwhile).toEqual([]);
});
