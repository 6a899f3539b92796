import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { applyDueTrades } from '../../src/app/trades/applyTrades';
import { undoAtOnce } from '../../src/app/trades/undoAtOnce';
import { tradeCast } from '../app/tradeCast';
import { openRaw } from '../openRaw';
import { ROOT, TSX } from '../process';
import { actorOf, EFFECTIVE, exchanged, one, problems } from './company';
import { DEEDS } from './deeds';

let cast: Awaited<ReturnType<typeof tradeCast>>;
beforeEach(async () => {
  cast = await tradeCast();
});
afterEach(() => cast.remove());

/** Starts test/faults/act.ts; `answer` is the last line that it says. */
function act(what: string, at: number, ...given: string[]) {
  const args = [...TSX, join(__dirname, 'act.ts'), cast.database.url, what, String(at), ...given];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['pipe', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += chunk;
  });
  const heard = new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
  const answer = new Promise<unknown>((resolve) => {
    child.once('close', () => resolve(JSON.parse(said.trim().split('\n').at(-1) ?? 'null')));
  });
  return { child, heard, answer };
}
/** Both processes have started by then. */
const soon = (): number => Date.now() + 6_000;
const states = (): unknown[] => cast.database.raw.prepare('select state from trades order by number').pluck().all();
const none = Array(15).fill(false);
const all = Array(15).fill(true);

test('two processes that apply at once bring every trade into effect once', async () => {
  await DEEDS.apply.prepare(cast);
  const at = soon();
  const answers = (await Promise.all([act('apply', at).answer, act('apply', at).answer])) as { result: string }[][];
  const results = answers.flat().map(({ result }) => result);
  expect(results.filter((result) => result === 'in_effect')).toHaveLength(15);
  expect(new Set(results)).toEqual(new Set(results.length > 15 ? ['in_effect', 'unchanged'] : ['in_effect']));
  expect(exchanged(cast.database)).toEqual(all);
  expect(one(cast.database, `select count(*) from trade_states where state = 'in_effect'`)).toBe(15);
  expect(await problems(cast.database)).toEqual([]);
});

test('two managers who approve at once: both consents count once, and the trade is approved once', async () => {
  await DEEDS.approve.prepare(cast);
  const id = cast.database.raw.prepare('select id from trades where number = 1').pluck().get() as string;
  const at = soon();
  const [first, second] = await Promise.all([
    act('consent', at, id, 'user-ben').answer,
    act('consent', at, id, 'user-ada').answer,
  ]);
  // Whoever comes second finds it approved, which is told as what it is.
  expect([first, second].filter((answer) => answer === true)).toHaveLength(1);
  expect([first, second]).toContainEqual({ error: expect.stringMatching(/^trade\./) });
  expect(states()[0]).toBe('approved');
  expect(one(cast.database, `select count(*) from trade_states where state = 'approved'`)).toBe(1);
  expect(await problems(cast.database)).toEqual([]);
});

test('while another process holds the database a change is refused as busy, and done in full afterwards', async () => {
  await DEEDS.apply.prepare(cast);
  const web = openRaw(cast.database.url, { busyTimeoutMs: 20 });
  const holder = act('hold', 0);
  await holder.heard;
  const applied = applyDueTrades(web, actorOf('user-ada', EFFECTIVE));
  await expect(applied).rejects.toMatchObject({ kind: 'busy', code: 'storage.busy' });
  expect([exchanged(web), one(web, `select count(*) from trades where state = 'in_effect'`)]).toEqual([none, 0]);
  holder.child.stdin.end();
  await holder.answer;
  await applyDueTrades(web, actorOf('user-ada', EFFECTIVE));
  expect(exchanged(web)).toEqual(all);
  expect(await problems(web)).toEqual([]);
  await web.close();
});

test('with the clock set back nothing comes into effect twice, early or before it began', async () => {
  await DEEDS.apply.prepare(cast);
  const { database } = cast;
  await applyDueTrades(database, actorOf('user-ada', EFFECTIVE));
  expect(await applyDueTrades(database, actorOf('user-ada', '2026-02-01'))).toEqual([]);
  expect(exchanged(database)).toEqual(all);
  const id = database.raw.prepare('select id from trades where number = 1').pluck().get() as string;
  const undone = await undoAtOnce(database, id, 'The clock is wrong', actorOf('user-ada', '2026-02-01'));
  expect(undone.result).toBe('waiting');
  expect(exchanged(database)).toEqual(all);
  await applyDueTrades(database, actorOf('user-ada', '2026-04-02'));
  expect(exchanged(database)).toEqual([false, ...all.slice(1)]);
  expect(await problems(database)).toEqual([]);
});
