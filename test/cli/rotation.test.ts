import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, runJson } from '../process';
import { canonicalFolder, FOLDER_TOTAL } from './folder';

const TODAY = ['--today', '2026-01-10'];
let folder: ReturnType<typeof canonicalFolder>;
let on: string[];
beforeAll(async () => {
  folder = canonicalFolder();
  on = ['--database', folder.database, ...TODAY];
  await runJson(['import', folder.path, ...on]);
});
afterAll(() => folder.remove());

test('importing again changes nothing and adds up to the cent', async () => {
  const { files } = await runJson<{ files: Record<string, unknown>[] }>(['import', folder.path, ...on]);
  expect(files.find((f) => f.file === 'revenue.csv')).toMatchObject({
    read: 432,
    added: 0,
    changed: 0,
    unchanged: 432,
    rejected: [],
    totalCents: FOLDER_TOTAL,
  });
});

test('analyse writes every account and rep with external ids, and only JSON on stdout', async () => {
  const result = await runJson<{ asOf: string; accounts: Record<string, unknown>[]; reps: Record<string, unknown>[] }>([
    'analyse',
    ...on,
  ]);
  expect(result.asOf).toBe('2025-Q4');
  expect(result.accounts).toHaveLength(12);
  expect(result.accounts.find((a) => a.accountId === 'A1')).toMatchObject({
    ownerId: 'R2',
    state: 'flat',
    t4qCents: 12 * 1_050_00,
    priorCents: 12 * 1_050_00,
    growth: 0,
    potentialCents: 60 * 1_050_00,
    potentialGrade: 'A',
    penetration: 0.2,
    headroomCents: 48 * 1_050_00,
    candidate: true,
    notCandidateBecause: [],
  });
  expect(result.reps.map((r) => r.repId).sort()).toEqual(['M1', 'R1', 'R2']);
});

test('plan is verified, adds up, and is the same for the same seed', async () => {
  const policy = join(folder.path, 'policy.json');
  writeFileSync(
    policy,
    JSON.stringify({ plan: { bookValueTolerance: 0.05, bookHeadroomTolerance: 0.1, maxBookShareMovedPerYear: 0.5 } }),
  );
  type Plan = { objectiveCents: number; boundCents: number; verified: boolean; swaps: { expectedCents: number }[] };
  const plan = (): Promise<Plan> => runJson<Plan>(['plan', ...on, '--policy', policy, '--seed', '7']);
  const first = await plan();
  expect(first.verified).toBe(true);
  expect(first.swaps.length).toBeGreaterThan(0);
  expect(first.swaps.reduce((sum, swap) => sum + swap.expectedCents, 0)).toBe(first.objectiveCents);
  expect(first.boundCents).toBeGreaterThanOrEqual(first.objectiveCents);
  expect((await plan()).swaps).toEqual(first.swaps);
});

test('plan says how firm each swap is and from which growth it pays; 0 variations leave that out', async () => {
  const policy = join(folder.path, 'policy.json');
  const plan = ['plan', ...on, '--policy', policy];
  type Swap = { robustness: number | null; breakEvenGrowth: number; legs: { lossCents: number; t4qCents: number }[] };
  const { swaps, robustnessDraws } = await runJson<{ swaps: Swap[]; robustnessDraws: number }>([
    ...plan,
    '--robustness',
    '20',
  ]);
  expect(robustnessDraws).toBe(20);
  for (const { robustness, legs, breakEvenGrowth } of swaps) {
    expect((robustness! * 20) % 1).toBeCloseTo(0, 9);
    const sum = (what: 'lossCents' | 't4qCents'): number => legs.reduce((total, leg) => total + leg[what], 0);
    expect(breakEvenGrowth).toBeCloseTo(sum('lossCents') / sum('t4qCents'), 12);
  }
  const { out } = await run(plan);
  expect(out).toMatch(/A\d+ from R\d to R\d \(pays from \+\d(\.\d)?%\)/);
  expect(out).toMatch(/holds in \d+ of 200 variations/);
  const without = await runJson<{ swaps: Swap[] }>([...plan, '--robustness', '0']);
  expect(without.swaps.every(({ robustness }) => robustness === null)).toBe(true);
  expect((await run([...plan, '--robustness', 'many'])).code).toBe(2);
});

test('plan --mps writes the whole model beside the plan, or says why it cannot', async () => {
  const file = join(folder.path, 'model.mps');
  const { model } = await runJson<{ model: unknown }>(['plan', ...on, '--mps', file]);
  const text = readFileSync(file, 'utf8');
  const columns = new Set(text.match(/^ S[0-9a-f]{16} /gm));
  expect(model).toEqual({ file, columns: columns.size, rows: text.match(/^ L /gm)?.length });
  expect(text.endsWith('ENDATA\n')).toBe(true);
  const nowhere = await run(['plan', ...on, '--mps', join(folder.path, 'none', 'model.mps')]);
  expect(nowhere.code).toBe(1);
  expect(nowhere.err).toContain('Name a file in a folder that exists');
  expect(existsSync(`${file}.part`)).toBe(false);
});

test('plan --save keeps a rotation that check verifies', async () => {
  const { saved } = await runJson<{ saved: { planId: string } }>(['plan', ...on, '--save', 'From the terminal']);
  expect(saved.planId).toMatch(/^[0-9a-f-]{36}$/);
  expect(await runJson(['check', ...on])).toMatchObject({ ok: true });
});

test('an incomplete quarter is refused with the last complete one', async () => {
  const { code, err } = await run(['analyse', ...on, '--as-of', '2026-Q1']);
  expect(code).toBe(1);
  expect(err).toContain('The last complete quarter is 2025-Q4.');
});

test('wrong usage ends with 2, an unknown policy key with 1 and its name', async () => {
  expect((await run(['analyse', '--nonsense'])).code).toBe(2);
  expect((await run(['plan', ...on, '--engine', 'abacus'])).code).toBe(2);
  expect((await run(['plan', ...on, '--save', ' '])).code).toBe(2);
  expect((await run(['analyse', '--today', 'tomorrow'])).code).toBe(2);
  const policy = join(folder.path, 'bad.json');
  // With the byte order mark that editors of Windows write.
  writeFileSync(policy, '\ufeff{"grwth": {}}');
  const refused = await run(['analyse', ...on, '--policy', policy, '--json']);
  expect(refused.code).toBe(1);
  expect(JSON.parse(refused.out).error).toMatchObject({ code: 'policy.invalid' });
  expect(refused.err).toContain('grwth');
});

test('users are added with a password from the environment, listed and disabled', async () => {
  const add = [
    'user',
    'add',
    '--email',
    'mia@example.com',
    '--name',
    'Mia Manager',
    '--role',
    'manager',
    '--rep',
    'M1',
  ];
  expect((await run([...add, ...on])).code).toBe(2);
  expect((await run([...add, ...on], { ROTATION_PASSWORD: 'a long enough one' })).code).toBe(0);
  const users = await runJson<Record<string, unknown>[]>(['user', 'list', ...on]);
  expect(users).toEqual([expect.objectContaining({ email: 'mia@example.com', role: 'manager', disabledAt: null })]);
  expect((await run(['user', 'disable', 'mia@example.com', ...on])).code).toBe(0);
  expect((await run(['user', 'disable', 'nobody@example.com', ...on])).code).toBe(1);
});

test('nothing due: apply says so; an unknown trade cannot be undone', async () => {
  expect(await runJson(['apply', ...on])).toEqual({ today: '2026-01-10', trades: [] });
  const { code, err } = await run(['undo', '99', '--reason', 'Wrong', ...on]);
  expect([code, err.trim()]).toEqual([1, 'There is no trade 99.']);
});

test('ten months allow no year on year: refused in a sentence, not divided', async () => {
  const short = canonicalFolder(10);
  try {
    const where = ['--database', short.database, ...TODAY];
    await runJson(['import', short.path, ...where]);
    const { code, err } = await run(['analyse', ...where]);
    expect(code).toBe(1);
    expect(err).toContain('There are 10 months of revenue (2023-01 to 2023-10)');
  } finally {
    short.remove();
  }
});

test('a database that another program made is not taken for ours', async () => {
  const file = join(folder.path, 'not.db');
  writeFileSync(file, 'this is no database');
  const { code, err } = await run(['check', '--database', `sqlite:${file}`]);
  expect(code).toBe(1);
  expect(err).toContain('is not a SQLite database');
});

test('export writes what the CRM has to follow, or says that nothing is', async () => {
  const bad = await run(['export', 'everything', ...on]);
  expect([bad.code, bad.err]).toEqual([2, 'WHAT was "everything"; write owners, deals, quotas or credit.\n']);
  const nothing = await run(['export', 'owners', '--format', 'salesforce', ...on]);
  expect([nothing.code, nothing.out, nothing.err]).toEqual([
    1,
    '',
    'The CRM shows every owner already: nothing is to be exported.\n',
  ]);
});
