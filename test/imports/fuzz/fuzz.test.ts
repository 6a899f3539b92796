import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import request from 'supertest';
import { handlers } from '../../../src/jobs/handlers';
import { workOnce } from '../../../src/jobs/worker';
import { PRODUCT, ROOT, TSX } from '../../process';
import { NOW, openSite, TODAY, tokenIn } from '../../web/site';
import { openDesk, SMALL } from '../desk';
import type { FuzzFindings } from './fuzzProcess';
import { mutated, writeMutated } from './mutated';

/** How many mutated files are tried: FUZZ=2000 for the full count. */
const COUNT = Number(process.env.FUZZ ?? 60);
const A_PROCESS = 100;
const MOST_MB = 300;
/** What compiling the command's sources takes where it was not built before (test/process.ts). */
const COMPILING_MB = process.env.ROTATION_TEST_BUILT === '1' ? 0 : 100;
const MINUTE = 60_000;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rotation-fuzz-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** What a process writes on its standard output, and how it ended. */
function processOf(args: string[]): Promise<{ code: number | null; out: string; errors: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, { cwd: ROOT, maxBuffer: 1 << 26 }, (_error, out, errors) =>
      resolve({ code: child.exitCode, out, errors }),
    );
  });
}

const starts = Array.from({ length: Math.ceil(COUNT / A_PROCESS) }, (_, i) => i * A_PROCESS);

test.each(starts)(
  'mutated files from %i on: all or nothing, never a crash, memory bounded',
  async (from) => {
    writeMutated(folder, from, Math.min(COUNT, from + A_PROCESS));
    const { out, errors } = await processOf([...TSX, join(__dirname, 'fuzzProcess.ts'), folder]);
    if (out === '') throw new Error(`The process crashed: ${errors}`);
    const found = JSON.parse(out) as FuzzFindings;
    expect(found.failures).toEqual([]);
    expect(found.committed).toBeGreaterThan(0);
    expect(found.refused).toBeGreaterThan(0);
    expect(found.peakMB).toBeLessThan(MOST_MB);
  },
  10 * MINUTE,
);

/** One in so many goes through the command, and one through the page. */
const A_COMMAND = 30;

test(
  'the command refuses or takes them as a whole and tells so',
  async () => {
    const hook = join(__dirname, 'tellMemory.cjs');
    const desk = await openDesk();
    try {
      await desk.bring(SMALL);
      for (let seed = 11; seed < COUNT; seed += A_COMMAND) {
        writeMutated(folder, seed, seed + 1);
        const files = join(folder, readdirSync(folder)[0]);
        const before = JSON.stringify(desk.everything());
        const args = ['--require', hook, ...PRODUCT, 'import', files, '--json', '--database', desk.database.url];
        const { code, out, errors } = await processOf(args);
        const told = `${mutated(seed).what}: ${errors}`;
        expect([told, [0, 1, 2, 3, 4].includes(code ?? -1)]).toEqual([told, true]);
        expect(errors).not.toMatch(/\n\s+at .*:\d+:\d+/);
        if (code === 0) expect(JSON.parse(out)).toMatchObject({ state: 'committed' });
        else expect(JSON.stringify(desk.everything())).toBe(before);
        expect(Number(/peak (\d+) MB/.exec(errors)?.[1])).toBeLessThan(MOST_MB + COMPILING_MB);
        rmSync(files, { recursive: true });
      }
    } finally {
      await desk.close();
    }
  },
  (1 + COUNT / 200) * MINUTE,
);

test(
  'an upload is previewed, asked about or refused with a sentence',
  async () => {
    const site = await openSite();
    try {
      const admin = await site.as('admin');
      for (let seed = 4; seed < COUNT; seed += A_COMMAND) {
        const { what, files } = mutated(seed);
        const cookie = admin.cookie();
        const form = await request(site.app).get('/imports').set('Cookie', cookie);
        const post = request(site.app).post('/imports').set('Cookie', cookie).field('_csrf', tokenIn(form.text));
        for (const [name, content] of Object.entries(files)) post.attach('files', Buffer.from(content), name);
        const answer = await post;
        expect([what, answer.status < 500]).toEqual([what, true]);
        if (answer.status !== 303) continue;
        const options = { today: () => TODAY, now: () => NOW, realNow: () => new Date().toISOString(), log: () => {} };
        while (await workOnce(site.services.database, handlers, 'test', options));
        const page = await admin.get(answer.headers.location);
        expect([what, page.status]).toEqual([what, 200]);
        expect(page.text).not.toContain('internal error');
      }
    } finally {
      await site.close();
    }
  },
  (1 + COUNT / 200) * MINUTE,
);

test('the same seed makes the same files', () => {
  expect(mutated(7)).toEqual(mutated(7));
  writeMutated(folder, 7, 8);
  const [name] = readdirSync(folder);
  const own = join(folder, name);
  expect(readdirSync(own).map((file) => readFileSync(join(own, file)).length)).toEqual(
    Object.entries(mutated(7).files)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, content]) => Buffer.from(content).length),
  );
});
