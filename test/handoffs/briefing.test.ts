import type { Rep } from '../../src/accounts/types';
import { makeBriefing } from '../../src/handoffs/briefing';
import type { BriefingInput } from '../../src/handoffs/types';
import { quarterIndex } from '../../src/shared/calendar';
import { panel } from '../outcomes/panel';

const rep = (id: number, name: string): Rep => ({
  id,
  externalId: `R${id}`,
  name,
  email: `${name.toLowerCase()}@example.com`,
  managerId: null,
  region: 'West',
  hireDate: null,
  endDate: null,
});
const k = (...thousands: number[]): number[] => thousands.map((t) => t * 100_000);

/** Owned by Ana until 2022-06-30, by Bo from 2022-10-01 (nobody between), coming to Cy on 2025-01-01. */
function input(more: Partial<BriefingInput> = {}): BriefingInput {
  return {
    account: {
      id: 7,
      externalId: 'A7',
      name: 'Hazelford Joinery',
      segment: 'Joinery shops',
      region: 'West',
      industry: 'unknown',
      potentialCents: null,
      potentialGrade: null,
      parentId: null,
      lockedUntil: null,
      lockReason: null,
    },
    toRepId: 3,
    fromRepId: 2,
    effectiveDate: '2025-01-01',
    asOf: quarterIndex('2024-Q4'),
    fiscalYearStartMonth: 1,
    // 2021-Q4 is older than three years.
    revenue: panel('2021-Q4', { 7: k(99, 10, 10, 10, 10, 20, 20, 30, 30, 21, 20, 25, 24) }),
    assignments: [
      { accountId: 7, repId: 1, role: 'owner', from: '2020-01-01', to: '2022-07-01' },
      { accountId: 7, repId: 2, role: 'owner', from: '2022-10-01', to: null },
      { accountId: 7, repId: 4, role: 'overlay', from: '2023-01-01', to: null },
      { accountId: 7, repId: 1, role: 'inside', from: '2023-01-01', to: '2024-01-01' },
    ],
    reps: [rep(1, 'Ana'), rep(2, 'Bo'), rep(3, 'Cy'), rep(4, 'Di')],
    analysis: {
      whiteSpace: [
        { categoryId: 1, typicalCents: 500_000 },
        { categoryId: 2, typicalCents: 900_000 },
      ],
      reasons: [{ kind: 'told', text: 'Stands still.' }],
      categoriesBought: 2,
      categoriesOffered: 7,
    },
    categoryNames: new Map([
      [1, 'Fixings'],
      [2, 'Coatings'],
    ]),
    contacts: [{ name: 'Ed', title: 'Owner', email: null, phone: null, knownByRepId: 2 }],
    deals: [
      {
        externalId: 'D1',
        accountId: 7,
        repId: 2,
        name: 'Spring restock',
        kind: 'deal',
        amountCents: 1_200_000,
        createdOn: '2024-10-01',
        lastActivityOn: null,
        closesOn: '2025-02-01',
      },
    ],
    currency: 'USD',
    locale: 'en-US',
    today: '2024-12-01',
    ...more,
  };
}
const plain = (text: string): string => text.replaceAll('\u00a0', ' ');

test('three years of quarters with the owner at the end of each', () => {
  const { quarters } = makeBriefing(input());
  expect(quarters).toHaveLength(12);
  expect(quarters[0]).toEqual({ quarter: '2022-Q1', cents: 1_000_000, ownerId: 1, ownerName: 'Ana' });
  expect(quarters.map((q) => q.ownerName).slice(0, 5)).toEqual(['Ana', 'Ana', null, 'Bo', 'Bo']);
  expect(quarters.at(-1)).toEqual({ quarter: '2024-Q4', cents: 2_400_000, ownerId: 2, ownerName: 'Bo' });
});

test('opens with when, from whom, how much and how it went', () => {
  expect(makeBriefing(input()).sentences.map(plain)).toEqual([
    'Hazelford Joinery is yours from Jan 1, 2025. It comes from Bo.',
    'It brought $90K in the last 4 quarters, −10% against the four before.',
    'In these years it was with Ana, then Bo.',
  ]);
});

test('white space, the largest first, in words and in sum', () => {
  const briefing = makeBriefing(input());
  expect(briefing.whiteSpace.map((w) => w.category)).toEqual(['Coatings', 'Fixings']);
  expect(plain(briefing.whiteSpaceSentence)).toBe(
    'It buys 2 of 7 categories; what similar customers also buy comes to about $14K a year.',
  );
});

test('people: the former rep, who knows whom, and the colleagues who stay', () => {
  const briefing = makeBriefing(input());
  expect(briefing.formerRep).toEqual({ name: 'Bo', email: 'bo@example.com' });
  expect(briefing.contacts).toEqual([{ name: 'Ed', title: 'Owner', email: null, phone: null, knownBy: 'Bo' }]);
  expect(briefing.colleagues.map((c) => c.sentence)).toEqual(['Di works on it as a specialist and stays.']);
});

test('open deals and a first-ninety-days outline by due day', () => {
  const briefing = makeBriefing(input());
  expect(briefing.deals[0].sentence).toBe('Open deal “Spring restock” over $12K, due Feb 1, 2025.');
  const steps = briefing.steps;
  expect(steps.map((s) => s.dueOn)).toEqual([
    '2024-12-25',
    '2025-01-01',
    '2025-01-08',
    '2025-01-15',
    '2025-01-31',
    '2025-03-02',
    '2025-04-01',
  ]);
  expect(steps[2].sentence).toContain('Ed together with Bo');
  expect(steps[5].sentence).toContain('Coatings');
});

test('an account without owner, analysis, contacts or revenue still gets a briefing', () => {
  const bare = makeBriefing(
    input({
      fromRepId: null,
      analysis: null,
      contacts: [],
      deals: [],
      assignments: [],
      revenue: panel('2024-Q3', { 1: [5, 5] }),
    }),
  );
  expect(bare.sentences.map(plain)).toEqual([
    'Hazelford Joinery is yours from Jan 1, 2025. It had no owner before.',
    'It brought $0 in the last 2 quarters; there is no earlier year to compare with.',
  ]);
  expect(bare).toMatchObject({ formerRep: null, whiteSpace: [], reasons: [], colleagues: [], deals: [] });
  expect(bare.quarters.every((q) => q.ownerName === null)).toBe(true);
  expect(bare.steps).toHaveLength(4);
});

test('whoever hands it over reads what they do, whoever looks on reads names, and past days are past', () => {
  const giver = makeBriefing(input({ reader: 'giver' }));
  expect(giver.sentences[0]).toBe('Hazelford Joinery goes to Cy on Jan 1, 2025. You hand it over.');
  const steps = giver.steps.map((s) => s.sentence);
  expect(steps[0]).toBe('Tell Ed that Cy takes over on Jan 1, 2025.');
  expect(steps).toContain('Call Ed together with Cy and introduce them.');
  expect(steps.join(' ')).not.toMatch(/Bo|Make an offer/);
  const today = '2025-01-01';
  const opening = (reader: 'taker' | 'giver' | 'other') => makeBriefing(input({ reader, today })).sentences[0];
  expect(opening('taker')).toBe('Hazelford Joinery has been yours since Jan 1, 2025. It came from Bo.');
  expect(opening('giver')).toBe('Hazelford Joinery went to Cy on Jan 1, 2025. You handed it over.');
  expect(opening('other')).toBe('Hazelford Joinery went to Cy on Jan 1, 2025. It came from Bo.');
});
