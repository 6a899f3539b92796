import type { Deal } from '../../src/accounts/types';
import { account, accountsOf, type Case, owned, rep, steady, stepped } from './inputs';
import { blocksOf, reasonsOf } from './telling';

/** Accounts 1 and 2 stand still; 3, 4 and 5 grow by a tenth and a third. */
const SALES = {
  1: stepped(100, 100),
  2: stepped(50, 40),
  3: stepped(100, 110),
  4: stepped(100, 110),
  5: stepped(90, 120),
};
const accounts = [1, 2, 3, 4, 5].map((id) => account(id));
const changed = (id: number, more: object) => accounts.map((a) => (a.id === id ? { ...a, ...more } : a));
const ofAccount = (id: number, more: Partial<Case>) => accountsOf({ sales: SALES, accounts, ...more }).get(id)!;
const why = (id: number, more: Partial<Case>): string => {
  const found = ofAccount(id, more);
  expect(found.candidate).toBe(false);
  return blocksOf(found).join('; ');
};
const deal = (more: Partial<Deal>): Deal => ({
  externalId: 'd1',
  accountId: 1,
  repId: 1,
  name: 'Pumps',
  kind: 'deal',
  amountCents: null,
  createdOn: '2025-10-01',
  lastActivityOn: '2025-12-01',
  closesOn: '2026-02-01',
  ...more,
});

test('what stands still is a candidate, what grows is none and needs no excuse', () => {
  const found = accountsOf({ sales: SALES, accounts });
  expect([...found.values()].map((a) => a.candidate)).toEqual([true, true, false, false, false]);
  expect([...found.values()].flatMap((a) => a.notCandidateBecause)).toEqual([]);
});

test('a manager’s word puts up for review what grows or is small, never against a rule; exclusions come first', () => {
  const word = (accountId: number, until = '2025-12-31') => ({ accountId, reason: 'it asks for another rep', until });
  const included = ofAccount(3, { inclusions: [word(3)] });
  expect([included.candidate, included.state]).toEqual([true, 'growing']);
  expect(reasonsOf(included).join()).toContain('included by a manager until Dec 31, 2025: it asks for another rep');
  expect(ofAccount(4, { inclusions: [word(3)] }).candidate).toBe(false);
  expect(ofAccount(3, { inclusions: [word(3, '2025-12-30')] }).candidate).toBe(false);
  const small = { policy: { candidates: { minT4qCents: 1_000_00 } } };
  expect([2, 3].map((id) => ofAccount(id, { ...small, inclusions: [word(3)] }).candidate)).toEqual([false, true]);
  const locked = { lockedUntil: '2025-12-31', lockReason: 'contract' };
  expect(why(3, { inclusions: [word(3)], accounts: changed(3, locked) })).toBe('locked until Dec 31, 2025: contract');
  const exclusion = { accountId: 3, repId: null, reason: 'merger talks', until: '2025-12-31' };
  expect(why(3, { inclusions: [word(3)], exclusions: [exclusion] })).toContain('merger talks');
});

test('cool-down: moved within four quarters, but not the first assignment', () => {
  const moved = (day: string) => ({ assignments: [owned(1, 2, '2020-01-01', day), owned(1, 1, day)] });
  expect(why(1, moved('2025-01-01'))).toBe(
    'moved to another rep on Jan 1, 2025, less than 4 quarters before the data cut-off',
  );
  expect(ofAccount(1, moved('2024-12-31')).candidate).toBe(true);
  expect(ofAccount(1, { assignments: [owned(1, 1, '2025-06-01')] }).candidate).toBe(true);
  expect(ofAccount(1, { ...moved('2025-01-01'), policy: { candidates: { coolDownQuarters: 3 } } }).candidate).toBe(
    true,
  );
});

test('a lock holds to its last day', () => {
  const locked = { lockedUntil: '2025-12-31', lockReason: 'contract' };
  expect(why(1, { accounts: changed(1, locked) })).toBe('locked until Dec 31, 2025: contract');
  expect(ofAccount(1, { accounts: changed(1, { lockedUntil: '2025-12-30' }) }).candidate).toBe(true);
  expect(why(1, { accounts: changed(1, { lockedUntil: '9999-12-31' }) })).toBe('locked without end');
});

test('an open deal keeps an account when it is due soon, old enough and alive', () => {
  expect(why(1, { deals: [deal({})] })).toBe('open deal “Pumps” due on Feb 1, 2026');
  expect(why(1, { deals: [deal({ kind: 'renewal', closesOn: null })] })).toContain('open renewal “Pumps” without');
  expect(
    why(1, { deals: [deal({ closesOn: '2026-03-31', createdOn: '2025-12-01', lastActivityOn: '2025-12-02' })] }),
  ).toContain('due');
  for (const harmless of [
    { closesOn: '2026-04-01' },
    { createdOn: '2025-12-02', lastActivityOn: '2025-12-20' },
    { lastActivityOn: null },
    { lastActivityOn: '2025-10-01' },
  ]) {
    expect(ofAccount(1, { deals: [deal(harmless)] }).candidate).toBe(true);
  }
});

test('a manager’s exclusion of the account or of the whole book, until its last day', () => {
  const exclusion = { accountId: 1, repId: null, reason: 'merger talks', until: '2025-12-31' };
  expect(why(1, { exclusions: [exclusion] })).toBe('excluded by a manager until Dec 31, 2025: merger talks');
  expect(ofAccount(2, { exclusions: [exclusion] }).candidate).toBe(true);
  expect(ofAccount(1, { exclusions: [{ ...exclusion, until: '2025-12-30' }] }).candidate).toBe(true);
  expect(why(2, { exclusions: [{ ...exclusion, accountId: null, repId: 1 }] })).toContain('the whole book of Rep 1');
});

test('without an owner, with one who left, new, lapsed, too small', () => {
  expect(why(1, { assignments: [] })).toBe('has no owner on the data cut-off');
  expect(why(1, { reps: [rep(1, { endDate: '2025-12-30' })] })).toBe(
    'belongs to a vacant book: Rep 1 left on Dec 30, 2025',
  );
  expect(ofAccount(1, { reps: [rep(1, { endDate: '2025-12-31' })] }).candidate).toBe(true);
  expect(why(1, { sales: { ...SALES, 1: steady(10, 7) } })).toBe('new: growth is judged from 8 complete quarters');
  expect(why(1, { sales: { ...SALES, 1: stepped(10, 0) } })).toContain('lapsed');
  expect(why(2, { policy: { candidates: { minT4qCents: 16_001 } } })).toBe(
    'too small: $160 over four quarters, below $160',
  );
  expect(ofAccount(2, { policy: { candidates: { minT4qCents: 16_000 } } }).candidate).toBe(true);
});

describe('customer groups', () => {
  const family = (parent: number, ...ids: number[]) =>
    accounts.map((a) => (ids.includes(a.id) ? { ...a, parentId: parent } : a));

  test('move together when half of their revenue stands still; growing members say so', () => {
    const found = accountsOf({ sales: { ...SALES, 3: stepped(80, 100) }, accounts: family(1, 3) });
    expect(found.get(1)).toMatchObject({ candidate: true, groupId: 1 });
    expect(found.get(3)).toMatchObject({ candidate: true, groupId: 1, state: 'growing', notCandidateBecause: [] });
    expect(reasonsOf(found.get(3)!).at(-1)).toBe(
      'moves along with its customer group, where accounts that do not grow hold 50% of the revenue',
    );
  });

  test('stay when most of their revenue grows', () => {
    const found = accountsOf({ sales: SALES, accounts: family(1, 3) });
    expect(found.get(1)).toMatchObject({ candidate: false });
    expect(blocksOf(found.get(1)!).join()).toContain('its customer group grows');
    expect(found.get(3)).toMatchObject({ candidate: false, notCandidateBecause: [] });
  });

  test('are blocked by any member, which is named, even one that never bought', () => {
    const locked = family(1, 2).map((a) => (a.id === 2 ? { ...a, lockedUntil: '2026-06-30' } : a));
    expect(why(1, { accounts: locked })).toBe('belongs together with Account 2: locked until Jun 30, 2026');
    const silent = [...accounts, account(9, { parentId: 1, lockedUntil: '2026-06-30' })];
    const assignments = [1, 2, 3, 4, 5, 9].map((id) => owned(id, 1));
    expect(why(1, { accounts: silent, assignments })).toContain('Account 9: locked');
  });

  test('are divided by their owners', () => {
    const locked = family(1, 2).map((a) => (a.id === 2 ? { ...a, lockedUntil: '2026-06-30' } : a));
    const found = ofAccount(1, { accounts: locked, assignments: [owned(1, 1), owned(2, 2)] });
    expect(found).toMatchObject({ candidate: true, groupId: 1 });
  });
});
