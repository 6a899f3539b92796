import { addWorkingDays } from '../../src/shared/workingDays';
import { answerersOf, withStandIns } from '../../src/trades/challenges/answerers';
import { type ChallengeStep, challengeStanding, challengesUntil } from '../../src/trades/challenges/standing';

const NONE = new Set<string>();

test.each([
  ['2026-02-09', 5, [], '2026-02-16'],
  ['2026-02-13', 1, [], '2026-02-16'],
  ['2026-02-14', 1, [], '2026-02-16'],
  ['2026-12-23', 3, ['2026-12-25', '2026-12-28'], '2026-12-30'],
])('%s and %i working days without %j is %s', (day, days, holidays, then) => {
  expect(addWorkingDays(day, days, new Set(holidays))).toBe(then);
});

test('the days for challenges skip week-ends and holidays', () => {
  expect(challengesUntil('2026-02-10', NONE)).toBe('2026-02-17');
  expect(challengesUntil('2026-02-10', new Set(['2026-02-16']))).toBe('2026-02-18');
});

describe('a challenge', () => {
  const standing = (steps: ChallengeStep[], today = '2026-02-12') => challengeStanding('2026-02-17', steps, today);
  const rejected: ChallengeStep = { kind: 'answered', outcome: 'rejected' };
  const escalated: ChallengeStep = { kind: 'escalated', dueOn: '2026-02-24' };

  test('is with the manager first, and with the one above too when it is late', () => {
    expect(standing([])).toMatchObject({ state: 'open', dueOn: '2026-02-17', late: false, asked: [0] });
    expect(standing([], '2026-02-17').late).toBe(false);
    expect(standing([], '2026-02-18')).toMatchObject({ late: true, asked: [0, 1] });
  });

  test('can be taken to the manager above once, whose answer is final', () => {
    expect(standing([rejected])).toMatchObject({ state: 'rejected', mayEscalate: true });
    expect(standing([rejected, escalated])).toMatchObject({ state: 'open', dueOn: '2026-02-24', asked: [1] });
    expect(standing([rejected, escalated, rejected])).toMatchObject({ state: 'rejected', mayEscalate: false });
  });

  test('ends when it is upheld or taken back', () => {
    expect(standing([{ kind: 'answered', outcome: 'repair' }])).toMatchObject({ state: 'repair', asked: [] });
    expect(standing([{ kind: 'takenBack' }])).toMatchObject({ state: 'takenBack', mayEscalate: false });
  });
});

test('it is answered by the nearest managers above who can sign in, else by administrators', () => {
  const reps = [
    { id: 1, managerId: null },
    { id: 2, managerId: 1 },
    { id: 3, managerId: 2 },
    { id: 4, managerId: 3 },
  ];
  const user = (userId: string, role: 'manager' | 'admin' | 'leader', repId: number | null) => ({
    ...{ userId, role, repId },
    name: userId,
  });
  const users = [user('below', 'manager', 3), user('above', 'manager', 1), user('ada', 'admin', null)];
  const names = (list: typeof users, asked: (0 | 1)[]) => answerersOf(4, reps, list, asked).map((u) => u.userId);
  expect(names(users, [0])).toEqual(['below']);
  expect(names(users, [0, 1])).toEqual(['below', 'above']);
  expect(names([users[0], users[2]], [1])).toEqual(['ada']);
  expect(names([user('lea', 'leader', 3), users[2]], [0, 1])).toEqual(['ada']);
});

test('who stands in for an absent manager may answer besides them, but never the rep who challenges', () => {
  const anna = { userId: 'anna', name: 'Anna', role: 'manager' as const, repId: 2 };
  const dan = { userId: 'dan', name: 'Dan', role: 'manager' as const, repId: 9 };
  const asked = (standIn: string, repId = 20) =>
    withStandIns([anna], [anna, dan], new Map([['anna', standIn]]), repId).map(({ userId, standsInFor }) => [
      userId,
      standsInFor?.name,
    ]);
  expect(asked('dan')).toEqual([
    ['anna', undefined],
    ['dan', 'Anna'],
  ]);
  expect(asked('dan', 9)).toEqual([['anna', undefined]]);
  expect(asked('gone')).toEqual([['anna', undefined]]);
});
