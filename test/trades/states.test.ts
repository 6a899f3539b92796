import { checkEffectiveDate } from '../../src/trades/dates';
import { canMove, OPEN_STATES, requireMove, STATE_LABEL, type TradeState } from '../../src/trades/states';

test('a trade goes the whole way from draft to undone', () => {
  const way: TradeState[] = ['draft', 'submitted', 'approved', 'scheduled', 'in_effect', 'reversed'];
  for (let i = 1; i < way.length; i++) expect(canMove(way[i - 1], way[i])).toBe(true);
});

test('nothing leads out of an ended state, and ended states claim no accounts', () => {
  for (const ended of ['rejected', 'withdrawn', 'reversed'] as const) {
    for (const other of Object.keys(STATE_LABEL) as TradeState[]) expect(canMove(ended, other)).toBe(false);
    expect(OPEN_STATES).not.toContain(ended);
  }
});

test('a step that does not exist is refused with both states in words', () => {
  expect(() => requireMove('withdrawn', 'approved')).toThrow('This trade is withdrawn; it cannot become approved.');
});

describe('the day of effect', () => {
  const check =
    (date: string, earliest = '2026-01-15') =>
    () =>
      checkEffectiveDate(date, 'A reason', 1, '2026-01-15', earliest);

  test('lies within the next two years, and after the day of what it undoes', () => {
    expect(check('2027-10-01')()).toEqual({ date: '2027-10-01', reason: null });
    expect(check('9999-01-01')).toThrow('more than two years ahead');
    expect(check('2026-04-01', '2026-04-02')).toThrow('2026-04-02 at the earliest');
  });
});
