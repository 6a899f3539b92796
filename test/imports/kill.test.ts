import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { seededRandom } from '../../src/shared/random';
import { fileProblems } from '../../src/storage/integrity';
import { openDesk, SMALL } from './desk';

const ROWS = 60_000;
const RUNS = Number(process.env.ROTATION_FAULT_RUNS ?? 5);
const root = join(__dirname, '../..');

function manyRows(): string {
  const lines = ['account_id,month,category,amount,rep_id'];
  for (let i = 0; i < ROWS; i++) {
    const month = `20${10 + Math.floor(i / 12 / 1000)}-${String((Math.floor(i / 1000) % 12) + 1).padStart(2, '0')}`;
    lines.push(`A${(i % 3) + 1},${month},C${Math.floor(i / 3) % 334},1.00,R${(i % 2) + 1}`);
  }
  return `${lines.join('\n')}\n`;
}

/** Commits in a process of its own and kills it some time after it began. */
async function commitAndKill(url: string, id: string, delayMs: number): Promise<void> {
  const script = join(__dirname, 'commitProcess.ts');
  const child = spawn(process.execPath, ['--require', 'tsx/cjs', script, url, id], { cwd: root });
  const exited = once(child, 'exit');
  await Promise.race([once(child.stdout, 'data'), exited]);
  await new Promise((resolve) => setTimeout(resolve, delayMs));
  child.kill('SIGKILL');
  await exited;
}

test('a process killed in mid-commit leaves all or nothing, and the import can still be committed', async () => {
  const desk = await openDesk();
  const random = seededRandom(20_260_115);
  try {
    const { id, summary } = await desk.stage({ ...SMALL, 'revenue.csv': manyRows() });
    const accepted = summary.files.find((file) => file.kind === 'revenue')!.added;
    expect(accepted).toBeGreaterThan(ROWS / 2);
    const before = desk.everything();
    let committed = false;
    for (let run = 0; run < RUNS && !committed; run++) {
      // Later and later into the commit, until one kill comes too late.
      await commitAndKill(desk.database.url, id, 8 * run + random.below(8));
      expect(fileProblems(desk.database)).toEqual([]);
      committed = desk.one('select count(*) from revenue') !== 0;
      if (committed) {
        expect(desk.one('select count(*) from revenue')).toBe(accepted);
        expect(desk.one('select state from imports')).toBe('committed');
      } else {
        expect(desk.everything()).toEqual(before);
        expect(desk.one('select state from imports')).toBe('previewed');
        expect(desk.one('select count(*) from audit_events')).toBe(0);
      }
    }
    if (!committed) await desk.commit(id);
    expect(desk.one('select count(*) from revenue')).toBe(accepted);
    expect(desk.one('select sum(amount_cents) from revenue')).toBe(accepted * 100);
    expect(desk.one('select count(*) from audit_events')).toBe(1);
  } finally {
    await desk.close();
  }
}, 60_000);
