import request from 'supertest';
import { CAST } from '../../cast';
import { textOf } from '../castSite';
import { openRotationSite, type RotationSite } from '../rotationSite';
import { type Client, clientOf } from './client';

let site: RotationSite;
let anna: Client;
beforeAll(async () => {
  site = await openRotationSite();
  await site.as('manager', CAST.anna);
  anna = await clientOf(site, `manager${CAST.anna}@example.com`);
});
afterAll(() => site.close());

const TOKEN = { tokenId: expect.any(String), name: 'Test' };

async function entries(admin: Client) {
  return (await admin.get('/audit-events?limit=200')).body.data as {
    action: string;
    token: unknown;
    payload: object;
  }[];
}

test('what is done through a token is audited with it, what a job of it does too, and nothing else', async () => {
  const page = await site.as('manager', CAST.anna);
  await site.rotation(page, 'By page');
  await anna.post('/rotations', { name: 'By program' });
  await site.as('admin');
  const admin = await clientOf(site, 'admin@example.com');
  const sent = await request(site.app)
    .post('/api/v1/imports?filename=reps.csv')
    .set('Authorization', `Bearer ${admin.token}`)
    .type('text/csv')
    .send('rep_id,name,email,manager_id,region,hire_date\nR50,New Person,n@example.com,R2,North,2026-01-01\n');
  await site.work();
  await admin.post(`/imports/${sent.body.importId}/commits`);
  await site.work();
  const told = await entries(admin);
  const of = (action: string) => told.filter((one) => one.action === action).map(({ token }) => token);
  expect(of('rotation.opened')).toEqual([TOKEN, null]);
  expect(of('import.committed')).toEqual([TOKEN]);
  expect(of('token.made')).toEqual([null, null]);
});

test('the page of the audit trail names the token, never its secret, and the chain is whole', async () => {
  const admin = await site.as('admin');
  const { text } = await admin.get('/audit');
  expect(textOf(text)).toContain('through the API token “Test”');
  const rows = JSON.stringify(site.services.database.raw.prepare('select * from audit_payloads').all());
  expect(rows).not.toContain(anna.token.slice(-43));
  expect(textOf((await admin.get('/audit/chain')).text)).toContain('unbroken');
});
