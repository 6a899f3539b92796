import {
  booksOn,
  formerOwners,
  lastOwnerChange,
  ownerOn,
  ownersLedger,
  ownerThroughout,
  quartersBefore,
  spellOn,
} from '../../src/accounts/ledger';
import type { Assignment } from '../../src/accounts/types';
import { monthIndex } from '../../src/shared/calendar';

const spell = (accountId: number, repId: number, from: string, to: string | null = null): Assignment => ({
  accountId,
  repId,
  role: 'owner',
  from,
  to,
});
const ledger = ownersLedger([
  spell(1, 20, '2024-03-15'),
  spell(1, 10, '2022-01-01', '2023-01-01'),
  spell(1, 10, '2023-01-01', '2024-03-15'),
  { ...spell(1, 99, '2022-01-01'), role: 'overlay' },
  spell(2, 10, '2022-01-01', '2022-06-01'),
  spell(2, 10, '2023-01-01'),
]);

test('the owner changes on the first day of the new spell', () => {
  expect(ownerOn(ledger, 1, '2024-03-14')).toBe(10);
  expect(ownerOn(ledger, 1, '2024-03-15')).toBe(20);
  expect(ownerOn(ledger, 1, '2021-12-31')).toBeNull();
  expect(ownerOn(ledger, 3, '2024-01-01')).toBeNull();
});

test('adjoining spells of one rep are one, a gap divides them', () => {
  expect(spellOn(ledger, 1, '2023-06-01')).toMatchObject({ repId: 10, from: '2022-01-01', to: '2024-03-15' });
  expect(ledger.get(2)).toHaveLength(2);
});

test('a month belongs to the owner on its last day', () => {
  const inMonth = (accountId: number, month: string) =>
    ownerThroughout(ledger, accountId, monthIndex(month), monthIndex(month));
  expect(inMonth(1, '2024-02')).toBe(10);
  expect(inMonth(1, '2024-03')).toBe(20);
  expect(inMonth(2, '2022-05')).toBe(10);
  expect(inMonth(2, '2022-06')).toBeNull();
});

test('whoever has every month of a time has all of it', () => {
  const throughout = (first: string, last: string) => ownerThroughout(ledger, 1, monthIndex(first), monthIndex(last));
  expect(throughout('2022-01', '2024-02')).toBe(10);
  expect(throughout('2024-02', '2024-03')).toBeNull();
  expect(throughout('2024-03', '2030-12')).toBe(20);
});

test('a change of owner is neither the first owner nor a return after a gap', () => {
  expect(lastOwnerChange(ledger, 1, '2025-01-01')).toBe('2024-03-15');
  expect(lastOwnerChange(ledger, 1, '2024-03-14')).toBeNull();
  expect(lastOwnerChange(ledger, 2, '2025-01-01')).toBeNull();
});

test('former owners are those who had it since a day', () => {
  expect(formerOwners(ledger, 1, '2024-03-14', '2025-01-01')).toEqual([10]);
  expect(formerOwners(ledger, 1, '2024-03-15', '2025-01-01')).toEqual([]);
});

test('books on a day', () => {
  expect(booksOn(ledger, '2023-06-01')).toEqual(new Map([[10, [1, 2]]]));
  expect(booksOn(ledger, '2024-06-01')).toEqual(
    new Map([
      [20, [1]],
      [10, [2]],
    ]),
  );
});

test('quarters back keep the day of the month where there is one', () => {
  expect(quartersBefore('2025-12-31', 4)).toBe('2024-12-31');
  expect(quartersBefore('2025-05-31', 1)).toBe('2025-02-28');
  expect(quartersBefore('2025-05-15', 0)).toBe('2025-05-15');
});
