import { account, accountsOf, owned, steady, stepped } from './inputs';
import { reasonsOf } from './telling';

/** Four accounts whose growth is −20 %, 0 %, +10 % and +30 %; three peers each. */
const FOUR = { 1: stepped(100, 80), 2: stepped(100, 100), 3: stepped(100, 110), 4: stepped(100, 130) };

test('growth, the peers’ median without the account, points and percentile', () => {
  const found = accountsOf({ sales: FOUR });
  expect(found.get(1)).toMatchObject({ t4qCents: 32_000, priorCents: 40_000, state: 'declining', percentile: 0 });
  expect(found.get(1)!.growth).toBeCloseTo(-0.2, 12);
  expect(found.get(1)!.peerGrowth).toBeCloseTo(0.1, 12);
  expect(found.get(4)!.peerGrowth).toBeCloseTo(0, 12);
  expect(found.get(4)!.relativeGrowth).toBeCloseTo(0.3, 12);
  expect(found.get(3)!.percentile).toBeCloseTo(2 / 3, 12);
  expect(found.get(2)!.peers).toEqual({ level: 'segmentAndRegion', count: 3 });
});

test('with too few peers in the region the segment is taken, then all', () => {
  const accounts = [
    account(1),
    account(2),
    account(3, { region: 'South' }),
    account(4, { region: 'South' }),
    account(5, { segment: 'Public' }),
  ];
  const found = accountsOf({ sales: { ...FOUR, 5: stepped(100, 200) }, accounts });
  expect(found.get(1)!.peers).toEqual({ level: 'segment', count: 3 });
  expect(found.get(5)!.peers).toEqual({ level: 'all', count: 4 });
});

test('peers need a year before to be compared by growth', () => {
  const found = accountsOf({ sales: { ...FOUR, 5: steady(50, 4) } });
  expect(found.get(5)).toMatchObject({ growth: null, percentile: null, state: 'new', peers: { count: 4 } });
  expect(found.get(1)!.peers.count).toBe(3);
});

test('states, the first that fits', () => {
  const sales = {
    ...FOUR,
    5: stepped(100, 0),
    6: [...steady(10, 4), ...steady(0, 4), ...steady(9, 4)],
    7: steady(9, 7),
  };
  const found = accountsOf({ sales: Object.fromEntries(Object.entries(sales).map(([id, s]) => [id, [...s]])) });
  expect([...found.values()].map((a) => a.state)).toEqual([
    'declining',
    'flat',
    'growing',
    'growing',
    'lapsed',
    'growing',
    'new',
  ]);
  expect(found.get(6)!.growth).toBeNull();
});

test('lagging: grows, but less than its peers and below its penetration', () => {
  const accounts = [1, 2, 3, 4].map((id) =>
    account(id, id === 3 ? { potentialCents: 100_000, potentialGrade: 'A' } : {}),
  );
  const found = accountsOf({ sales: { ...FOUR, 1: stepped(100, 120) }, accounts });
  expect(found.get(3)).toMatchObject({ state: 'lagging', penetration: 0.44, headroomCents: 56_000 });
});

test('an account that bought nothing up to the as-of quarter is not analysed', () => {
  expect([...accountsOf({ sales: { ...FOUR, 5: steady(0, 8) } }).keys()]).toEqual([1, 2, 3, 4]);
});

test('an estimated potential is the 80th percentile of peers of its size', () => {
  // Prior year equal, so all are of one size: T4Q of the others of 1: 400, 500, 600, 1000 → 80th percentile 760.
  const sales = {
    1: stepped(100, 100),
    2: stepped(100, 100),
    3: stepped(100, 125),
    4: stepped(100, 150),
    5: stepped(100, 250),
  };
  const found = accountsOf({ sales });
  expect(found.get(1)).toMatchObject({ potentialCents: 76_000, potentialGrade: 'C', headroomCents: 36_000 });
  // 5 sells more than its peers: its own best year.
  expect(found.get(5)).toMatchObject({ potentialCents: 100_000, penetration: 1, headroomCents: 0 });
  // The cap: at most 1.5 times the own best year.
  const capped = accountsOf({ sales, policy: { growth: { potentialCap: 1.5 } } });
  expect(capped.get(1)!.potentialCents).toBe(60_000);
});

test('the own best four quarters may lie across years', () => {
  const found = accountsOf({ sales: { ...FOUR, 1: [10, 10, 90, 90, 90, 90, 10, 10] } });
  expect(found.get(1)!.potentialCents).toBeGreaterThanOrEqual(36_000);
});

test('a given potential is taken as it is', () => {
  const accounts = [1, 2, 3, 4].map((id) =>
    account(id, { potentialCents: 20_000, potentialGrade: id === 1 ? 'B' : null }),
  );
  const found = accountsOf({ sales: FOUR, accounts });
  expect(found.get(1)).toMatchObject({
    potentialGrade: 'B',
    potentialCents: 20_000,
    penetration: 1.6,
    headroomCents: 0,
  });
  expect(found.get(2)!.potentialGrade).toBe('A');
});

test('white space: what 40 % of the peers buy, at the median of its buyers', () => {
  const categories: [number, number, number][] = [1, 2, 3, 4].map((id) => [id, 10, 100]);
  categories.push([2, 20, 60], [3, 20, 100], [4, 30, 500]);
  const found = accountsOf({ sales: FOUR, categories });
  expect(found.get(1)).toMatchObject({
    whiteSpace: [{ categoryId: 20, typicalCents: 8_000 }],
    categoriesBought: 1,
    categoriesOffered: 3,
  });
  expect(found.get(3)!.whiteSpace).toEqual([]);
});

test('tenure runs from the present owner’s first day', () => {
  const assignments = [owned(1, 1, '2020-12-31'), owned(2, 2, '2020-01-01', '2025-07-01'), owned(2, 1, '2025-07-01')];
  const found = accountsOf({ sales: FOUR, assignments });
  expect(found.get(1)).toMatchObject({ ownerId: 1, tenureYears: 5 });
  expect(found.get(2)).toMatchObject({ ownerId: 1, tenureYears: 0.5 });
  expect(found.get(3)).toMatchObject({ ownerId: null, tenureYears: null });
});

test('the reasons tell all of it in words', () => {
  const categories: [number, number, number][] = [
    [1, 10, 100],
    [2, 20, 60],
  ];
  const accounts = [
    account(1, { potentialCents: 14_000_000, potentialGrade: null }),
    account(2),
    account(3),
    account(4),
  ];
  const found = accountsOf({ sales: FOUR, categories, accounts, assignments: [owned(1, 1, '2020-12-01')] });
  expect(reasonsOf(found.get(1)!)).toEqual([
    '−20% over four quarters while 3 similar customers’ median is +10%',
    'buys 1 of 2 categories',
    '0% of a given $140K',
    'with the same rep for 5 years',
  ]);
});
