import { spawn } from 'node:child_process';
import { type Finished, PRODUCT, ROOT, runJson } from '../process';
import { busyFolder } from './planFolder';

// Two processes that plan: a busy machine takes its time.
jest.setTimeout(300_000);

const TODAY = ['--today', '2026-01-10'];
let folder: ReturnType<typeof busyFolder>;
let on: string[];
beforeAll(async () => {
  folder = busyFolder();
  on = ['--database', folder.database, ...TODAY];
  await runJson(['import', folder.path, ...on]);
});
afterAll(() => folder.remove());

/** Presses Ctrl-C when the command has written this on stderr. */
function interrupted(args: string[], when: string): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...PRODUCT, ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    child.stderr.on('data', (chunk) => {
      if (!err.includes(when) && `${err}${chunk}`.includes(when)) child.kill('SIGINT');
      err += chunk;
    });
    child.once('close', (code) => resolve({ code, out, err }));
  });
}

test('the terminal shows bound, best, gap and time on stderr; Ctrl-C keeps the best plan so far, verified', async () => {
  const args = ['plan', ...on, '--policy', folder.allKinds, '--time-limit', '300', '--save', 'Interrupted', '--json'];
  const { code, out, err } = await interrupted(args, 'looking for the best plan');
  expect(err).toMatch(/: best \S+, at most \S+, gap [\d.]+%, \d+ s/);
  expect(err).toContain('Stopping with the best plan so far');
  expect(code).toBe(0);
  const plan = JSON.parse(out);
  expect(plan).toMatchObject({ stoppedBy: 'cancel', verified: true });
  expect(plan.swaps.length).toBeGreaterThan(0);
  expect(plan.boundCents).toBeGreaterThan(plan.objectiveCents);
  expect(plan.robustnessDraws).toBe(0);
  expect(await runJson(['check', ...on])).toMatchObject({ ok: true });
});

test('Ctrl-C while the assumptions are varied keeps the plan that was found', async () => {
  const args = ['plan', ...on, '--policy', folder.pairs, '--time-limit', '5', '--robustness', '2000', '--json'];
  const { code, out, err } = await interrupted(args, 'varying the assumptions');
  expect(err).toContain('Keeping the plan');
  expect(code).toBe(0);
  const plan = JSON.parse(out);
  expect(plan.verified).toBe(true);
  expect(plan.swaps.length).toBeGreaterThan(0);
  expect(plan.stoppedBy).not.toBe('cancel');
  expect(plan.robustnessDraws).toBeLessThan(2_000);
});
