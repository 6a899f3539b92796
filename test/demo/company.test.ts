import { isDay, quarterIndexOfMonth } from '../../src/shared/calendar';
import { parseAmount } from '../../src/shared/money';
import { company, quartersByAccount, sum, TODAY } from './figures';

const ids = (rows: readonly { [key: string]: string }[], key: string): Set<string> => new Set(rows.map((r) => r[key]));
const reps = ids(company.reps as never, 'rep_id');
const accounts = ids(company.accounts as never, 'account_id');

test('24 reps in three teams, three managers, one leader; 900 accounts; everything labelled as made up', () => {
  expect(company.name).toContain('(demo)');
  expect(company.reps.filter((r) => r.manager_id.startsWith('M'))).toHaveLength(24);
  expect(company.reps.filter((r) => r.manager_id === 'L1')).toHaveLength(3);
  expect(company.reps.filter((r) => r.manager_id === '')).toHaveLength(1);
  expect(company.accounts).toHaveLength(900);
  expect(new Set(company.accounts.map((a) => a.name)).size).toBe(900);
  expect(company.reps.every((r) => r.email.endsWith('@example.com'))).toBe(true);
});

test('sixteen quarters of revenue end at the last complete quarter before today', () => {
  const quarters = new Set(company.revenue.map((r) => quarterIndexOfMonth(r.month, 1)));
  expect(quarters.size).toBe(16);
  expect(Math.max(...quarters)).toBe(quarterIndexOfMonth(TODAY.slice(0, 7), 1) - 1);
});

test('money is whole minor units and adds up to 60 to 120 million a year', () => {
  expect(company.revenue.every((r) => parseAmount(r.amount)! > 0)).toBe(true);
  const year = sum([...quartersByAccount.values()].flatMap((quarters) => quarters.slice(12)));
  expect(Number.isSafeInteger(year)).toBe(true);
  expect(year).toBeGreaterThan(60e8);
  expect(year).toBeLessThan(120e8);
});

test('no revenue key comes twice', () => {
  const keys = company.revenue.map((r) => `${r.account_id}/${r.month}/${r.category}/${r.rep_id}`);
  expect(new Set(keys).size).toBe(keys.length);
});

test('every reference exists', () => {
  const { assignments, revenue, quotas, contacts, deals, absences } = company;
  const usedReps = [
    ...[...assignments, ...revenue, ...quotas, ...deals, ...absences].map((r) => r.rep_id),
    ...company.reps.map((r) => r.manager_id),
    ...company.accounts.map((a) => a.owner_id),
    ...contacts.map((c) => c.known_by),
    ...company.users.map((u) => u.repId ?? ''),
  ];
  expect([...new Set(usedReps)].filter((id) => id !== '' && !reps.has(id))).toEqual([]);
  const usedAccounts = [
    ...[...assignments, ...revenue, ...contacts, ...deals].map((r) => r.account_id),
    ...company.accounts.map((a) => a.parent_id),
  ];
  expect([...new Set(usedAccounts)].filter((id) => id !== '' && !accounts.has(id))).toEqual([]);
});

test('owner spells are real days, never overlap, and lie within the employment of the rep', () => {
  const people = new Map(company.reps.map((r) => [r.rep_id, r]));
  const spells = company.assignments.filter((a) => a.role === 'owner');
  spells.sort((a, b) => a.account_id.localeCompare(b.account_id) || (a.start_date < b.start_date ? -1 : 1));
  spells.forEach((spell, n) => {
    const rep = people.get(spell.rep_id)!;
    expect(isDay(spell.start_date) && (spell.end_date === '' || isDay(spell.end_date))).toBe(true);
    expect(spell.end_date === '' || spell.start_date <= spell.end_date).toBe(true);
    expect(spell.start_date >= rep.hire_date).toBe(true);
    expect(rep.end_date === '' || (spell.end_date !== '' && spell.end_date <= rep.end_date)).toBe(true);
    const before = spells[n - 1];
    if (before?.account_id === spell.account_id) {
      expect(before.end_date !== '' && before.end_date < spell.start_date).toBe(true);
    }
  });
});

test('owner_id agrees with the open spell; only the leaver stays behind as a stale owner', () => {
  const leaver = company.reps.find((r) => r.end_date !== '')!;
  const open = new Map(
    company.assignments.filter((a) => a.role === 'owner' && a.end_date === '').map((a) => [a.account_id, a.rep_id]),
  );
  for (const account of company.accounts) {
    const owner = open.get(account.account_id) ?? '';
    expect([owner, owner === '' ? leaver.rep_id : owner]).toContain(account.owner_id);
  }
  const unowned = company.accounts.filter((a) => !open.has(a.account_id));
  expect(unowned.length).toBeGreaterThan(15);
});

test('a new hire has a small book, groups have branches, locks have reasons', () => {
  const books = new Map<string, number>();
  for (const account of company.accounts) books.set(account.owner_id, (books.get(account.owner_id) ?? 0) + 1);
  const newest = [...company.reps].sort((a, b) => (a.hire_date < b.hire_date ? 1 : -1))[0];
  expect(books.get(newest.rep_id)).toBeLessThan(15);
  expect(company.accounts.filter((a) => a.parent_id !== '').length).toBeGreaterThan(40);
  const locked = company.accounts.filter((a) => a.locked_until !== '');
  expect(locked.length).toBeGreaterThan(15);
  expect(locked.every((a) => a.lock_reason !== '' && a.locked_until >= TODAY)).toBe(true);
});

test('a third of the potentials is given, some are confirmed, most are unknown', () => {
  const share = (grade: string): number => company.accounts.filter((a) => a.potential_grade === grade).length / 900;
  expect(share('A')).toBeCloseTo(1 / 3, 1);
  expect(share('B')).toBeCloseTo(0.1, 1);
  expect(company.accounts.every((a) => (a.potential_grade === '') === (a.annual_potential === ''))).toBe(true);
});

test('an administrator, the leader, every manager and ten reps can sign in, at the seats they belong to', () => {
  const seats = (role: string): number => company.users.filter((user) => user.role === role).length;
  expect(['admin', 'leader', 'manager', 'rep'].map(seats)).toEqual([1, 1, 3, 10]);
  expect(company.users.find((u) => u.role === 'leader')!.repId).toBe('L1');
});
