import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../process';

const folder = mkdtempSync(join(tmpdir(), 'rotation-refusals-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (path: string): string[] => ['--database', `sqlite:${join(folder, path)}`];

test('a path where there is no database is told, and no empty one is made in which all is well', async () => {
  const { code, out, err } = await run(['check', ...at('mistyped/rotation.db')]);
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain(`There is no database at ${join(folder, 'mistyped/rotation.db')}.`);
  expect(readdirSync(folder)).toEqual([]);
});

test('where no folder can be made the command ends with a sentence', async () => {
  if (!existsSync('/proc/self')) return;
  const { code, err } = await run(['migrate', '--database', 'sqlite:/proc/nowhere/deeper/rotation.db']);
  expect(code).toBe(1);
  expect(err).toContain('cannot be opened');
});

test('what is written is for who runs it alone', async () => {
  expect((await run(['migrate', ...at('data/rotation.db')])).code).toBe(0);
  expect((await run(['backup', join(folder, 'copy.db'), ...at('data/rotation.db')])).code).toBe(0);
  const modes = ['data', 'data/rotation.db', 'copy.db'].map((path) => statSync(join(folder, path)).mode & 0o077);
  expect(modes).toEqual([0, 0, 0]);
});

test('check tells the head of the audit chain, and one that was kept is asked for', async () => {
  const { out } = await run(['check', ...at('data/rotation.db')]);
  expect(out).toMatch(/^Head of the audit chain: 0:0{64}$/m);
  const other = await run(['check', ...at('data/rotation.db'), '--audit-head', `9:${'0'.repeat(64)}`]);
  expect([other.code, other.out]).toEqual([1, 'audit: The audit chain once reached entry 9, which is gone.\n']);
});
