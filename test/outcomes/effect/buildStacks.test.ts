import { buildStacks, type CandidateFacts, type MoveFacts } from '../../../src/outcomes/effect/buildStacks';
import { quarterIndexOfDay } from '../../../src/shared/calendar';

const q = (day: string): number => quarterIndexOfDay(day, 1);
const candidate = (accountId: number, over: Partial<CandidateFacts> = {}): CandidateFacts => ({
  rotationId: 'spring',
  accountId,
  ownerId: 100 + accountId,
  segment: 'Small',
  sizeTercile: '1',
  propensity: 0.3,
  ...over,
});
const move = (accountId: number, over: Partial<MoveFacts> = {}): MoveFacts => ({
  rotationId: 'spring',
  tradeId: 'T1',
  accountId,
  fromRepId: 7,
  toRepId: 8,
  effectiveDate: '2025-04-01',
  heldUntil: null,
  ...over,
});

test('moved accounts stand against the candidates that stayed', () => {
  const [stack] = buildStacks([move(1)], [candidate(1), candidate(2)], 1);
  expect(stack).toMatchObject({ effectiveQuarter: q('2025-04-01'), lastBefore: q('2025-01-01') });
  expect(stack.lastUntouched).toBe(Number.POSITIVE_INFINITY);
  expect(stack.members).toMatchObject([
    { accountId: 1, tradeId: 'T1', repIds: [7, 8], countsThrough: null },
    { accountId: 2, tradeId: null, repIds: [102], countsThrough: null },
  ]);
});

test('a control that a later rotation moved stays a control until then', () => {
  const later = move(2, { rotationId: 'autumn', tradeId: 'T2', effectiveDate: '2025-10-01' });
  const candidates = [candidate(1), candidate(2), candidate(2, { rotationId: 'autumn', propensity: 0.6 })];
  const [spring] = buildStacks([move(1), later], candidates, 1);
  const control = spring.members[1];
  expect(control).toMatchObject({ accountId: 2, tradeId: null, countsThrough: q('2025-07-01') });
  expect(control.laterChances).toEqual([{ quarter: q('2025-10-01'), propensity: 0.6 }]);
  expect(spring.lastUntouched).toBe(q('2025-07-01'));
});

test('an undone move counts up to the last whole quarter that it held', () => {
  const [stack] = buildStacks([move(1, { heldUntil: '2025-12-15' })], [candidate(1), candidate(2)], 1);
  expect(stack.members[0].countsThrough).toBe(q('2025-07-01'));
});

test('a second wave is a control of the first, then a comparison of its own without the first', () => {
  const wave = move(2, { tradeId: 'T2', effectiveDate: '2025-10-01' });
  const [first, second] = buildStacks([move(1), wave], [candidate(1), candidate(2), candidate(3)], 1);
  expect(first.members.map((m) => m.tradeId)).toEqual(['T1', null, null]);
  expect(first.lastUntouched).toBe(q('2025-07-01'));
  expect(second.members.map((m) => [m.accountId, m.tradeId])).toEqual([
    [2, 'T2'],
    [3, null],
  ]);
});

test('who was no candidate is in no comparison', () => {
  const [stack] = buildStacks([move(1), move(9)], [candidate(1), candidate(2)], 1);
  expect(stack.members.map((m) => m.accountId)).toEqual([1, 2]);
  expect(stack.legs).toEqual(new Map([['T1', 2]]));
});
