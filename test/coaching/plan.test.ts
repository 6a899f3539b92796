import { overrides } from '../../src/coaching/bookDecisions';
import { goalProblem, reaches, targetWords } from '../../src/coaching/goal';
import { requirePossible } from '../../src/coaching/lifeCycle';
import { cannotJoin, chooseAccounts, defaultDates, requireStart } from '../../src/coaching/opening';
import { isLate, openSteps, standingOf } from '../../src/coaching/standing';
import { goal, plan } from './plans';

test('a plan is ahead, runs, waits for its review and ends', () => {
  expect(standingOf(plan(), '2026-03-31')).toBe('ahead');
  expect(standingOf(plan(), '2026-04-01')).toBe('running');
  expect(standingOf(plan(), '2027-04-01')).toBe('reviewDue');
  expect(standingOf(plan({ kind: 'ended', result: 'reached', reason: 'Done' }), '2026-05-01')).toBe('ended');
});

test('it starts with the next quarter and is reviewed four quarters later', () => {
  expect(defaultDates('2026-01-15', 1)).toEqual({ startDate: '2026-04-01', reviewDate: '2027-04-01' });
  expect(defaultDates('2026-01-15', 2)).toEqual({ startDate: '2026-02-01', reviewDate: '2027-02-01' });
  expect(() => requireStart('2026-01-14', '2026-01-15')).toThrow(/today \(2026-01-15\) or later; "2026-01-14"/);
});

test('a goal changes with a reason, and only to what can be measured', () => {
  expect(() => requirePossible(plan(), { kind: 'goalSet', goal: goal({ target: 0.02 }) })).toThrow(/reason/);
  expect(goalProblem(goal({ target: 4 }), '2026-04-01')?.field).toBe('target');
  expect(goalProblem(goal({ measure: 'categories', target: 0.5 }), '2026-04-01')?.field).toBe('target');
  expect(goalProblem(goal({ reviewDate: '2026-04-01' }), '2026-04-01')?.sentence).toMatch(
    /after the start on 2026-04-01/,
  );
  expect(reaches(goal(), 0)).toBe(true);
  expect(reaches(goal(), -0.001)).toBe(false);
});

test('goals read as clauses', () => {
  const plain = (text: string): string => text.replaceAll('\u00a0', ' ');
  expect(plain(targetWords({ measure: 'relativeGrowth', target: 0 }))).toBe('grow like similar customers');
  expect(plain(targetWords({ measure: 'relativeGrowth', target: 0.02 }))).toBe(
    'grow 2 points faster than similar customers',
  );
  expect(plain(targetWords({ measure: 'relativeGrowth', target: -0.01 }))).toBe(
    'be at most 1 point behind similar customers',
  );
  expect(plain(targetWords({ measure: 'categories', target: 12 }))).toBe(
    'add 12 categories that were not bought before',
  );
});

test('open steps come by due date and are late from the day after', () => {
  const own = plan(
    { kind: 'stepAdded', words: 'Second', due: '2026-06-01' },
    { kind: 'stepAdded', words: 'First', due: '2026-05-01' },
    { kind: 'stepAdded', words: 'Done', due: '2026-04-15' },
    { kind: 'stepDone', step: 4 },
  );
  expect(openSteps(own).map((step) => step.words)).toEqual(['First', 'Second']);
  expect(openSteps(own).map((step) => isLate(step, '2026-05-02'))).toEqual([true, false]);
});

const free = { heldOutUntil: null, agreedTrade: null };

test('what waits for the second wave of a lottery is coached only after the primary review', () => {
  const waits = { name: 'Acme', heldOutUntil: '2026-09-03', agreedTrade: 7 };
  expect(cannotJoin(waits, '2026-09-02')).toMatch(/second wave of a lottery. Until 2026-09-03 .* no coaching plan/);
  expect(cannotJoin(waits, '2026-09-03')).toMatch(/trade 7, which is agreed/);
  expect(cannotJoin({ ...free, name: 'Acme' }, '2026-09-02')).toBeNull();
});

test('a whole book leaves out what cannot take part, a picked account is refused', () => {
  const book = [
    { accountId: 1, name: 'One', ...free },
    { accountId: 2, name: 'Two', ...free, agreedTrade: 7 },
  ];
  expect(chooseAccounts(book, 'book', '2026-01-15')).toEqual({
    accountIds: [1],
    leftOut: ['Two goes to another rep by trade 7, which is agreed.'],
  });
  expect(() => chooseAccounts(book, [1, 2], '2026-01-15')).toThrow(/Two goes to another rep/);
  expect(() => chooseAccounts(book, [3], '2026-01-15')).toThrow(/not in this book/);
  expect(() => chooseAccounts(book, [], '2026-01-15')).toThrow(/at least one account/);
});

test('a decision about a book overrides the figures when it goes another way', () => {
  expect(overrides({ decision: 'train', suggested: 'train' })).toBe(false);
  expect(overrides({ decision: 'trade', suggested: 'train' })).toBe(true);
  expect(overrides({ decision: 'leave', suggested: 'market' })).toBe(false);
  expect(overrides({ decision: 'leave', suggested: null })).toBe(false);
});
