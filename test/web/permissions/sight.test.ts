import request from 'supertest';
import { reachOf } from '../../../src/people/permissionOf';
import { PERMISSIONS } from '../../../src/people/permissionTable';
import { type Everything, LAST_OF_ANNA, openEverything } from './everything';

const pages = Object.values(PERMISSIONS)
  .flat()
  .filter(([route]) => route.startsWith('GET'));

let all: Everything;
beforeAll(async () => {
  all = await openEverything();
});
afterAll(() => all.close());

async function read(who: 'ben' | 'anna' | 'finn', path: string): Promise<{ status: number; text: string }> {
  const { status, text, body } = await request(all.site.app)
    .get(all.address(path))
    .query(all.fields(path))
    .set('Cookie', all.people[who].cookie())
    .set('Accept', 'text/html')
    .responseType('blob');
  return { status, text: Buffer.isBuffer(body) ? body.toString('utf8') : (text ?? '') };
}

/** Numbers of the cast's accounts that a page names. */
function accountsIn(text: string): number[] {
  const shown = text.replace(/<label.*?<\/label>/gs, '');
  return [...new Set([...shown.matchAll(/Account (\d+)\b/g)].map(([, n]) => Number(n)))];
}

test.each(pages.filter((row) => ['all', 'part'].includes(reachOf(row, 'manager'))))(
  '%s (%s): a manager reads no name of an account of another line',
  async (route) => {
    const { status, text } = await read('ben', route.split(' ')[1]);
    expect(status).toBeLessThan(400);
    expect(accountsIn(text).filter((n) => n <= LAST_OF_ANNA)).toEqual([]);
  },
);

test('where exchanges stay within lines, managers do read those of their own', async () => {
  for (const path of ['/accounts', '/plans/:id', '/rotations/:id', '/rotations/:id/candidates']) {
    const { text } = await read('anna', path);
    const named = accountsIn(text);
    expect([path, named.length > 0, named.every((n) => n <= LAST_OF_ANNA)]).toEqual([path, true, true]);
  }
});

test.each(pages.filter((row) => reachOf(row, 'rep') !== 'no' && !row[0].includes(':')))(
  '%s (%s): a rep reads no name of an account of anybody else',
  async (route) => {
    const { text } = await read('finn', route.split(' ')[1]);
    expect(accountsIn(text).filter((n) => n < 16 || n > 20)).toEqual([]);
  },
);

test('before it is announced an exchange is invisible to the reps in it', async () => {
  const { raw } = all.site.services.database;
  const trade = all.address('/trades/:id').split('/')[2];
  const seen = async (): Promise<string> => (await all.people.cora.get('/my-accounts')).text;
  const briefing = all.address('/handoffs/:tradeId/:accountId');
  expect(accountsIn(await seen())).toContain(6);
  expect((await all.people.cora.get(briefing)).status).toBe(200);
  for (const state of ['draft', 'submitted', 'approved', 'held_out', 'rejected', 'withdrawn']) {
    raw.prepare('update trades set announced_at = null, state = ? where id = ?').run(state, trade);
    expect([state, accountsIn(await seen()).includes(6)]).toEqual([state, false]);
    expect((await all.people.cora.get(briefing)).status).toBe(404);
    expect((await all.people.cora.get('/accounts/6')).status).toBe(404);
    expect(accountsIn((await all.people.cora.get('/')).text)).not.toContain(6);
  }
});
