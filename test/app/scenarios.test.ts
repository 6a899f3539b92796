import { addSwap } from '../../src/app/plans/addSwap';
import { archivePlan } from '../../src/app/plans/archivePlan';
import { copyPlan } from '../../src/app/plans/copyPlan';
import { removeSwap } from '../../src/app/plans/removeSwap';
import { renamePlan } from '../../src/app/plans/renamePlan';
import { proposeTrades } from '../../src/app/trades/proposeTrades';
import { verifyPlan } from '../../src/planning/verify';
import { listPlanSummaries } from '../../src/storage/plans/planPages';
import { propensitiesOfPlan } from '../../src/storage/plans/planPropensities';
import { studiesOfPlan } from '../../src/storage/plans/planStudies';
import type { StoredPlan } from '../../src/storage/plans/plans';
import { getTrade } from '../../src/storage/trades/trades';
import { type PlanCast, planCast } from './planCast';

let cast: PlanCast;
let base: StoredPlan;
beforeAll(async () => {
  cast = await planCast({ maxSwaps: 3 });
  base = await cast.plan();
});
afterAll(() => cast.remove());

const anna = () => cast.actor('anna');
const legsOf = (a: number, b: number) => {
  const owner = (n: number): number => 4 + Math.floor((n - 1) / 5);
  return [
    { accountId: a, toRepId: owner(b) },
    { accountId: b, toRepId: owner(a) },
  ];
};
const add = (planId: string, legs: { accountId: number; toRepId: number }[], waiverReason = '', name = '') =>
  addSwap(cast.database, planId, { legs, waiverReason, name }, anna());

test('a swap is taken out by hand: a new plan, verified, its gap against the same bound; the old one stays', async () => {
  const [gone, ...rest] = base.plan.swaps;
  const id = await removeSwap(cast.database, base.header.id, gone.id, '', anna());
  const { header, input, plan } = await cast.load(id);
  expect(header).toMatchObject({ name: 'Plan, by hand', source: 'by_hand', parentId: base.header.id });
  expect(plan.swaps.map((swap) => swap.id).sort()).toEqual(rest.map((swap) => swap.id).sort());
  expect(plan).toMatchObject({ stoppedBy: 'hand', boundCents: base.plan.boundCents });
  expect(plan.objectiveCents).toBe(base.plan.objectiveCents - gone.expectedCents);
  expect(plan.gap).toBeCloseTo(1 - plan.objectiveCents / plan.boundCents, 12);
  expect(verifyPlan(input, plan)).toEqual([]);
  expect((await cast.load(base.header.id)).plan).toEqual(base.plan);
  expect(cast.events(id)).toMatchObject([
    { action: 'plan.swapRemoved', payload: { from: base.header.id, swapId: gone.id } },
  ]);
});

test('a swap is put back in by hand under the same rules, and then stays through the next plan', async () => {
  const [gone] = base.plan.swaps;
  const without = await removeSwap(cast.database, base.header.id, gone.id, 'Without', anna());
  const again = await cast.load(await add(without, gone.legs, '', 'With again'));
  expect(again.plan).toMatchObject({ objectiveCents: base.plan.objectiveCents, boundCents: base.plan.boundCents });
  expect(again.plan.boundUnknown).toBeUndefined();
  expect(again.header.changes!.pins).toMatchObject([{ id: gone.id, waiver: null }]);
  expect(verifyPlan(again.input, again.plan)).toEqual([]);
});

test('a swap that is there, of unknown accounts, or no exchange is refused', async () => {
  const [{ legs }] = base.plan.swaps;
  await expect(add(base.header.id, legs)).rejects.toMatchObject({ code: 'plan.swapThere' });
  await expect(add(base.header.id, [{ accountId: 3, toRepId: 9 }])).rejects.toMatchObject({
    code: 'planning.unknownLeg',
  });
  await expect(add(base.header.id, [legs[0]], 'All the same')).rejects.toThrow('This is no exchange');
});

test('what breaks a rule on amounts is refused with names, or kept with a reason under the name of who gave it', async () => {
  const [first] = base.plan.swaps;
  const open = await removeSwap(cast.database, base.header.id, first.id, 'Open', anna());
  const full = await add(open, first.legs);
  const taken = new Set((await cast.load(full)).plan.swaps.flatMap((swap) => swap.legs.map((leg) => leg.accountId)));
  const [a, b] = [
    [1, 2, 4, 5],
    [26, 28, 29],
  ].map((ids) => ids.find((id) => !taken.has(id))!);
  const refused = add(full, legsOf(a, b));
  await expect(refused).rejects.toMatchObject({ code: 'plan.needsWaiver' });
  await expect(refused).rejects.toThrow('The plan has 4 swaps; at most 3 are allowed.');
  const id = await add(full, legsOf(a, b), ' The customer asked for it ');
  const { input, plan, header } = await cast.load(id);
  expect(verifyPlan(input, plan)).toEqual([]);
  expect(plan.swaps).toHaveLength(4);
  expect(plan.boundUnknown).toBe(true);
  const waiver = { by: 'Anna', reason: 'The customer asked for it' };
  expect(header.changes!.pins.find((pin) => pin.waiver !== null)).toMatchObject({ waiver });
  expect(cast.events(id)[0].payload).toMatchObject({
    waiver: 'The customer asked for it',
    problems: expect.arrayContaining(['The plan has 4 swaps; at most 3 are allowed.']),
  });
  // A trade that comes of it carries the waiver on to those who are asked to consent.
  const waived = input.pinned!.find((pin) => pin.waiver !== null)!;
  const [trade] = await proposeTrades(cast.database, id, [waived.id], anna());
  expect((await getTrade(cast.database.db, trade))!.waiverReason).toBe(
    'The customer asked for it (put into the plan by Anna)',
  );
});

test('who may have a customer is never waived', async () => {
  const strict = await planCast({ crossTeam: 'off' });
  const { header } = await strict.plan();
  const wanted = { legs: legsOf(1, 26), waiverReason: 'All the same', name: '' };
  await expect(addSwap(strict.database, header.id, wanted, strict.actor('anna'))).rejects.toMatchObject({
    code: 'plan.notAllowed',
    message: expect.stringContaining('are in teams between which the policy allows no exchange'),
  });
  await strict.remove();
});

test('a plan is copied, renamed, put aside and taken up again, each audited', async () => {
  const { database, rotationId } = cast;
  const id = await copyPlan(database, base.header.id, '', anna());
  const copy = await cast.load(id);
  expect(copy.header).toMatchObject({ name: 'Copy of Plan', source: 'copy', parentId: base.header.id });
  expect(copy.plan).toEqual(base.plan);
  await renamePlan(database, id, ' Cautious ', anna());
  await renamePlan(database, id, 'Cautious', anna());
  await expect(renamePlan(database, id, ' ', anna())).rejects.toMatchObject({ code: 'plan.badName' });
  const names = async (archived: boolean) =>
    (await listPlanSummaries(database.db, rotationId, archived)).map((p) => p.name);
  await archivePlan(database, id, true, anna());
  await archivePlan(database, id, true, anna());
  expect(await names(true)).toEqual(['Cautious']);
  await expect(proposeTrades(database, id, [], anna())).rejects.toMatchObject({ code: 'plan.archived' });
  await archivePlan(database, id, false, anna());
  expect(await names(false)).toContain('Cautious');
  expect(cast.events(id).map(({ action }) => action)).toEqual([
    'plan.copied',
    'plan.renamed',
    'plan.archived',
    'plan.restored',
  ]);
});

test('a plan can be made under changed limits, with accounts kept out; its trades answer to the rotation’s policy', async () => {
  const kept = base.plan.swaps[0].legs[0];
  const exclusion = { accountId: kept.accountId, repId: null, reason: 'Key contract', until: '2026-12-31' };
  const changed = await cast.plan({
    parentId: base.header.id,
    changes: { limits: { maxSwaps: 1 }, pins: [], exclusions: [exclusion] },
  });
  expect(changed.input.plan).toMatchObject({ maxSwaps: 1, exclusions: [{ accountId: `A${kept.accountId}` }] });
  expect(changed.plan.swaps).toHaveLength(1);
  expect(changed.plan.swaps[0].legs.map((leg) => leg.accountId)).not.toContain(kept.accountId);
  expect(changed.header).toMatchObject({ source: 'planner', parentId: base.header.id });
});

test('swaps that cannot all be kept are told by the names of their accounts and reps', async () => {
  const made = (await cast.plan({ changes: { limits: { maxSwapsPerRep: 4 }, pins: [], exclusions: [] } })).plan;
  const pins = made.swaps.map(({ id, legs }) => ({
    id,
    legs: legs.map(({ accountId, toRepId }) => ({ accountId, toRepId })),
    waiver: null,
  }));
  const narrow = { limits: { maxSwapsPerRep: 1 }, pins, exclusions: [] };
  await expect(cast.plan({ changes: narrow })).rejects.toThrow(
    /^The swaps “Account \d+ ⇄ Account \d+”, “Account .*” cannot all be kept; .* Rep .* is in 2 swaps; at most 1/,
  );
});

test('a copy knows what was worked out about its plan; a plan by hand is worked out anew', async () => {
  const { db } = cast.database;
  await cast.work();
  const of = async (id: string) => ({
    studies: (await studiesOfPlan(db, id, 'robustness')).map(({ request, result }) => ({ request, result })),
    propensities: await propensitiesOfPlan(db, id),
  });
  const known = await of(base.header.id);
  expect(known.studies).toHaveLength(1);
  expect(await of(await copyPlan(cast.database, base.header.id, 'The same', anna()))).toEqual(known);
  const byHand = await removeSwap(cast.database, base.header.id, base.plan.swaps[0].id, 'Less one', anna());
  expect((await of(byHand)).studies).toEqual([]);
  await cast.work();
  expect((await of(byHand)).studies).toHaveLength(1);
});
