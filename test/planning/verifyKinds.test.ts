import { swapsByHand } from '../../src/planning/swapByHand';
import type { PlannedSwap, PlanningInput } from '../../src/planning/types';
import { verifyPlan, verifySwaps } from '../../src/planning/verify';
import { account, input, plan, rep } from './company';

const small = { t4qCents: 5_000, headroomCents: 15_000 };
/** A basket of reps 1 and 2, and a ring of reps 3, 4 and 5; the regions keep them apart, former owners give the direction. */
const inRegion = (region: string) => ({ attributes: { ...account(1, 1).attributes, region } });
const book = (region: string) => ({
  region,
  bookByAttribute: { ...rep(1).bookByAttribute, region: { [region]: 100_000 } },
});
const given = input(
  [...[1, 2].map((id) => rep(id, book('West'))), ...[3, 4, 5].map((id) => rep(id, book('East')))],
  [
    account(11, 1, inRegion('West')),
    account(21, 2, { ...small, ...inRegion('West') }),
    account(22, 2, { ...small, t4qCents: 2_500, ...inRegion('West') }),
    account(23, 2, { groupId: 22, t4qCents: 2_500, headroomCents: 0, ...inRegion('West') }),
    account(31, 3, { formerOwnerIds: [5], ...inRegion('East') }),
    account(41, 4, { formerOwnerIds: [3], ...inRegion('East') }),
    account(51, 5, { formerOwnerIds: [4], ...inRegion('East') }),
  ],
  { kinds: ['basket', 'cycle'] },
);

type Damage = (basket: PlannedSwap, ring: PlannedSwap, snapshot: PlanningInput, swaps: PlannedSwap[]) => unknown;

/** The rules that a damaged plan, or a plan on a changed snapshot, breaks. */
async function rulesBroken(damage: Damage): Promise<string[]> {
  const snapshot = structuredClone(given);
  const { swaps, objectiveCents } = await plan(snapshot);
  const of = (kind: string): PlannedSwap => swaps.find((swap) => swap.kind === kind)!;
  damage(of('basket'), of('cycle'), snapshot, swaps);
  return [...new Set(verifyPlan(snapshot, { swaps, objectiveCents }).map((violation) => violation.rule))];
}

test('an honest plan with a basket and a ring has nothing wrong with it', async () => {
  expect((await plan(given)).swaps.map((swap) => swap.kind).sort()).toEqual(['basket', 'cycle']);
  expect(await rulesBroken(() => {})).toEqual([]);
});

const candidate = (snapshot: PlanningInput, id: number) => snapshot.accounts.find((row) => row.id === id)!;
const repOf = (snapshot: PlanningInput, id: number) => snapshot.reps.find((row) => row.id === id)!;

test.each<[string, string, Damage]>([
  ['a basket called a ring', 'kind', (basket) => Object.assign(basket, { kind: 'cycle' })],
  ['a basket called a pair', 'kind', (basket) => Object.assign(basket, { kind: 'pair' })],
  ['a ring called a basket', 'kind', (_, ring) => Object.assign(ring, { kind: 'basket' })],
  ['a kind that there is not', 'kind', (basket) => Object.assign(basket, { kind: 'gift' })],
  ['a kind that the policy does not allow', 'kind', (_, __, s) => Object.assign(s.plan, { kinds: ['basket'] })],
  ['a basket without one of its two', 'kind', (basket) => basket.legs.splice(1, 1)],
  ['a ring with a gap', 'kind', (_, ring) => ring.legs.pop()],
  [
    'a ring of which one turns back',
    'kind',
    (_, ring) => Object.assign(ring.legs[0], { toRepId: ring.legs[2].fromRepId }),
  ],
  [
    'a leg to the rep who gives it',
    'kind',
    (_, ring) => Object.assign(ring.legs[0], { toRepId: ring.legs[0].fromRepId }),
  ],
  ['a third rep in a basket', 'kind', (basket) => Object.assign(basket.legs[1], { toRepId: 3 })],
  ['two swaps in one', 'kind', (basket, ring, _, swaps) => merge(basket, ring, swaps)],
  ['half a customer group', 'kind', (basket) => basket.legs.pop()],
  ['an account moved twice', 'kind', (_, ring) => ring.legs.push({ ...ring.legs[0] })],
  ['a ring turned the other way', 'formerOwner', (_, ring) => turn(ring)],
  ['an id of other legs', 'id', (basket, ring) => Object.assign(ring, { id: basket.id })],
  ['a basket twice', 'oneSwapEach', (basket, _, __, swaps) => swaps.push(structuredClone(basket))],
  ['legs that do not add up', 'sum', (_, ring) => Object.assign(ring, { expectedCents: ring.expectedCents + 1 })],
  ['a swap that is not counted', 'objective', (_, __, ___, swaps) => swaps.pop()],
  ['a gain that does not follow', 'worth', (_, ring) => better(ring)],
  [
    'revenue of the second small one',
    'inItselfValue',
    (_, __, s) => Object.assign(candidate(s, 21), { t4qCents: 9_000 }),
  ],
  ['revenue in a ring', 'inItselfValue', (_, __, s) => Object.assign(candidate(s, 41), { t4qCents: 13_000 })],
  ['a small customer below nothing', 'inItselfValue', (_, __, s) => below(s)],
  ['headroom in a ring', 'inItselfHeadroom', (_, __, s) => Object.assign(candidate(s, 51), { headroomCents: 90_000 })],
  [
    'headroom of two small ones',
    'inItselfHeadroom',
    (_, __, s) => Object.assign(candidate(s, 22), { headroomCents: 90_000 }),
  ],
  ['accounts that a basket adds', 'capacity', (_, __, s) => Object.assign(s, { maxAccountsPerRep: 11 })],
  [
    'what two small ones take away in a year',
    'yearlyMove',
    (_, __, s) => Object.assign(repOf(s, 2), { givenT4qCents: 90_001 }),
  ],
  ['the change of a book in a ring', 'yearlyMove', (_, __, s) => drift(s)],
  ['a rep in too many swaps', 'swapsPerRep', (_, __, s) => Object.assign(s.plan, { maxSwapsPerRep: 0 })],
  ['one rep of a ring who left', 'active', (_, __, s) => Object.assign(repOf(s, 4), { active: false })],
  [
    'one rep of a ring in another team',
    'team',
    (_, __, s) => s.reps.map((r) => Object.assign(r, { managerId: r.id === 5 ? 8 : 7 })),
  ],
])('%s is seen', async (_, rule, damage) => {
  expect(await rulesBroken(damage)).toContain(rule);
});

function turn(ring: PlannedSwap): void {
  const givers = ring.legs.map((leg) => leg.fromRepId);
  for (const [k, leg] of ring.legs.entries()) Object.assign(leg, { toRepId: givers[(k + 2) % 3] });
}

function merge(basket: PlannedSwap, ring: PlannedSwap, swaps: PlannedSwap[]): void {
  basket.legs.push(...ring.legs);
  basket.expectedCents += ring.expectedCents;
  swaps.splice(swaps.indexOf(ring), 1);
}

function better(ring: PlannedSwap): void {
  ring.legs[0].gainCents += 2;
  ring.legs[0].expectedCents += 2;
  ring.expectedCents += 2;
}

/** The basket still balances: what one lacks the other has more. */
function below(snapshot: PlanningInput): void {
  Object.assign(candidate(snapshot, 21), { t4qCents: 10_100 });
  Object.assign(candidate(snapshot, 22), { t4qCents: -2_600 });
}

/** Rep 4 gained all that a year allows, and now receives 2.00 more than they give. */
function drift(snapshot: PlanningInput): void {
  Object.assign(repOf(snapshot, 4), { movedT4qCents: 3_900 });
  Object.assign(candidate(snapshot, 41), { t4qCents: 9_800 });
}

test('what is left after a rejection, and swaps by hand, are judged by the same rules', async () => {
  const { swaps } = await plan(given);
  for (const swap of swaps) expect(verifySwaps({ ...given, plan: { ...given.plan, pins: [swap.id] } }, [])).toEqual([]);
  for (const swap of swaps) expect(verifySwaps(given, [swap])).toEqual([]);
  const named = [
    { accountId: 11, toRepId: 2 },
    { accountId: 22, toRepId: 1 },
  ];
  const [uneven] = swapsByHand(given, [named]);
  expect(new Set(verifySwaps(given, [uneven]).map((violation) => violation.rule))).toEqual(
    new Set(['kind', 'inItselfValue', 'inItselfHeadroom', 'bookLimits', 'yearlyMove']),
  );
});

/** Every number in a value, as the ways to change it. */
function numbersIn(value: unknown, path: string): { path: string; change: (by: number) => void }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (typeof inner !== 'number') return numbersIn(inner, `${path}.${key}`);
    return [{ path: `${path}.${key}`, change: (by: number) => Object.assign(value, { [key]: inner + by }) }];
  });
}

test('whichever figure of a swap or a book is changed by two, it is seen', async () => {
  const made = await plan(given);
  const { swaps, objectiveCents, reps } = made;
  const count = numbersIn({ swaps, objectiveCents, reps }, 'plan').length;
  expect(count).toBeGreaterThan(100);
  for (let at = 0; at < count; at++) {
    const damaged = structuredClone({ swaps, objectiveCents, reps });
    const { path, change } = numbersIn(damaged, 'plan')[at];
    change(2);
    expect([path, verifyPlan(given, damaged).length > 0]).toEqual([path, true]);
  }
});
