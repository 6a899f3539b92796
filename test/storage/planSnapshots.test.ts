import { sql } from 'kysely';
import { check } from '../../src/app/check/check';
import { canonicalJson, sha256 } from '../../src/shared/hash';
import { loadBooks } from '../../src/storage/plans/loadSnapshot';
import { loadPlan } from '../../src/storage/plans/plans';
import { type PlanCast, planCast } from '../app/planCast';

let cast: PlanCast;
beforeEach(async () => {
  cast = await planCast();
});
afterEach(() => cast.remove());

const shared = () => cast.database.raw.prepare('select count(*) from plan_snapshots').pluck().get();
const wrongPlans = async (): Promise<string[]> =>
  (await check(cast.database)).find(({ name }) => name === 'plans')!.problems;

test('plans of the same data hold its accounts and books once, each with its own limits, and all are verified', async () => {
  const first = await cast.plan();
  const second = await cast.plan({ changes: { limits: { maxSwaps: 1 }, pins: [], exclusions: [] } });
  expect(shared()).toBe(1);
  expect(second.input.accounts).toEqual(first.input.accounts);
  expect([first.input.plan.maxSwaps, second.input.plan.maxSwaps]).toEqual([null, 1]);
  expect([first, second].map(({ snapshotIntact }) => snapshotIntact)).toEqual([true, true]);
  expect(await wrongPlans()).toEqual([]);
});

test('an alteration of the shared part, or of the own one, is seen', async () => {
  const { header } = await cast.plan();
  const { raw } = cast.database;
  raw.exec(`update plan_snapshots set content = replace(content, '"active":true', '"active":false')`);
  expect((await loadPlan(cast.database.db, header.id))!.snapshotIntact).toBe(false);
  expect((await wrongPlans()).join(' ')).toContain('the stored snapshot was altered');
});

test('the books stand beside the snapshot: its reps and the grade of each account; an alteration of them is seen', async () => {
  const { header, input } = await cast.plan();
  const { db, raw } = cast.database;
  const books = (await loadBooks(db, header.id))!;
  expect(books.input).toEqual({ ...input, accounts: [], keptOut: undefined });
  expect([...books.grades].sort()).toEqual(input.accounts.map((one) => [one.id, one.potentialGrade]).sort());
  raw.exec(`update plan_snapshots set books = replace(books, '"active":true', '"active":false')`);
  expect((await loadPlan(db, header.id))!.snapshotIntact).toBe(false);
});

test('books that were not stored are those of the snapshot', async () => {
  const { header, input } = await cast.plan();
  cast.database.raw.exec('update plan_snapshots set books = null');
  const books = (await loadBooks(cast.database.db, header.id))!;
  expect(books.input.reps).toEqual(input.reps);
  expect(books.grades.size).toBe(input.accounts.length);
});

test('a plan from before snapshots were shared is read and verified as it was', async () => {
  const { header, input } = await cast.plan();
  const whole = canonicalJson(input);
  const row = sql`update plans set snapshot = ${whole}, snapshot_hash = ${sha256(whole)}, shared_hash = null`;
  await row.execute(cast.database.db);
  const stored = (await loadPlan(cast.database.db, header.id))!;
  expect(stored.snapshotIntact).toBe(true);
  expect(canonicalJson(stored.input)).toBe(whole);
  expect(await wrongPlans()).toEqual([]);
});
