import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Asked } from '../../bench/load/asked';
import { fire, percentile } from '../../bench/load/fire';
import { flatMemory } from '../../bench/load/memory';
import { besideEmpty, besideWork, noError } from '../../bench/load/verdicts';

let server: Server;
beforeAll(async () => {
  server = createServer((req, res) => {
    res.statusCode = req.url === '/missing' ? 404 : req.method === 'POST' ? 303 : 200;
    res.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.close();
});

const asked = (kind: Asked['kind'], path: string, method: Asked['method'] = 'GET'): Asked => ({
  ...{ name: path, kind, path, method, headers: {} },
});

test('every answer is counted by its kind and its name, and one that was not expected is an error', async () => {
  const { port } = server.address() as AddressInfo;
  const lists = [[asked('page', '/'), asked('write', '/change', 'POST'), asked('page', '/missing')]];
  const fired = await fire([port], lists, 1);
  expect([...fired.byKind.keys()].sort()).toEqual(['page', 'write']);
  expect([...fired.wrong.keys()]).toEqual(['/missing: 404']);
  expect(noError([fired], [fired]).holds).toBe(false);
});

const fired = (pages: number[], perSecond: number) => ({
  ...{ seconds: 1, answers: pages.length, perSecond, wrong: new Map(), busy: 0, waiting: 0, byName: new Map() },
  byKind: new Map([
    ['page', pages],
    ['empty', pages],
  ]),
});

test('pages are held against the empty page and against themselves while there is other work', () => {
  const hold = (verdicts: { holds: boolean }[]) => verdicts.map(({ holds }) => holds);
  expect(hold(besideEmpty(fired([100], 25), fired([10], 100)))).toEqual([true, true]);
  expect(hold(besideEmpty(fired([101], 24), fired([10], 100)))).toEqual([false, false]);
  expect(besideWork('a plan is solved', fired([10], 1), fired([19], 1)).holds).toBe(true);
  expect(besideWork('a plan is solved', fired([10], 1), fired([20], 1)).holds).toBe(false);
});

test('memory that fills its caches first is flat, memory that keeps growing is not', () => {
  const samples = (rssMB: (n: number) => number) =>
    Array.from({ length: 11 }, (_, n) => ({ second: n * 60, rssMB: rssMB(n), heapMB: 50 }));
  expect(flatMemory(samples((n) => (n < 2 ? 100 : 200 + (n % 2)))).map(({ holds }) => holds)).toEqual([true, true]);
  expect(flatMemory(samples((n) => 200 + 5 * n)).map(({ holds }) => holds)).toEqual([false, true]);
});

test('a percentile is the value below which so many lie', () => {
  expect([percentile([3, 1, 2], 0.5), percentile([], 0.5)]).toEqual([2, Number.NaN]);
});
