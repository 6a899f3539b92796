import { decideEffect, type EffectFacts } from '../../src/trades/effect';
import { inverseLegs, thirdOwnerWarnings } from '../../src/trades/undo';

const facts = (change: Partial<EffectFacts> = {}): EffectFacts => ({
  effectiveDate: '2026-01-01',
  today: '2026-01-01',
  ownerDataFrom: '2025-12-29',
  legs: [
    { accountId: 1, fromRepId: 10, toRepId: 20 },
    { accountId: 2, fromRepId: 20, toRepId: 10 },
  ],
  ledger: new Map([
    [1, { ownerId: 10, changesLater: false }],
    [2, { ownerId: 20, changesLater: false }],
  ]),
  reps: new Map([
    [10, { name: 'Ada', endDate: null }],
    [20, { name: 'Bo', endDate: null }],
    [30, { name: 'Cy', endDate: null }],
  ]),
  accountNames: new Map([
    [1, 'Acme'],
    [2, 'Birch'],
  ]),
  ...change,
});

test('a due trade whose accounts are where it says takes effect', () => {
  expect(decideEffect(facts())).toEqual({ kind: 'apply' });
});

test('before its day it waits', () => {
  expect(decideEffect(facts({ today: '2025-12-31' })).kind).toBe('wait');
});

test('owner data of eight days ago is too old, of seven days ago is not', () => {
  expect(decideEffect(facts({ ownerDataFrom: '2025-12-24' })).kind).toBe('wait');
  expect(decideEffect(facts({ ownerDataFrom: '2025-12-25' })).kind).toBe('apply');
});

test('an owner who changed meanwhile makes a conflict that names both', () => {
  const ledger = new Map([...facts().ledger, [1, { ownerId: 30, changesLater: false }] as const]);
  expect(decideEffect(facts({ ledger }))).toEqual({
    kind: 'conflict',
    because: ['Acme belongs to Cy now, not to Ada.'],
  });
});

test('a party who left makes a conflict on both legs', () => {
  const reps = new Map([...facts().reps, [20, { name: 'Bo', endDate: '2025-12-15' }] as const]);
  expect(decideEffect(facts({ reps }))).toEqual({
    kind: 'conflict',
    because: ['Bo, who was to take Acme, left on 2025-12-15.', 'Bo, who was to hand over Birch, left on 2025-12-15.'],
  });
});

test('a late effect looks at who is there today, not on the day it was due', () => {
  const reps = new Map([...facts().reps, [20, { name: 'Bo', endDate: '2026-01-20' }] as const]);
  const late = facts({ reps, today: '2026-02-10', ownerDataFrom: '2026-02-09' });
  expect(decideEffect(late)).toMatchObject({ kind: 'conflict' });
});

test('undoing turns every leg round', () => {
  expect(inverseLegs(facts().legs)).toEqual([
    { accountId: 1, fromRepId: 20, toRepId: 10 },
    { accountId: 2, fromRepId: 10, toRepId: 20 },
  ]);
});

test('a customer with two owners within 24 months is warned about a third', () => {
  const spells = [
    { accountId: 1, repId: 10, from: '2020-01-01', to: '2025-07-01' },
    { accountId: 1, repId: 20, from: '2025-07-01', to: null },
    { accountId: 2, repId: 20, from: '2019-01-01', to: null },
  ];
  expect(thirdOwnerWarnings(facts().accountNames, spells, '2024-01-01')).toEqual([
    'Acme would see its third owner within 24 months.',
  ]);
});
