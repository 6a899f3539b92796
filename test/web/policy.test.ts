import { defaultPolicy } from '../../src/rotations/policy';
import { openJobs } from '../../src/storage/jobs/jobs';
import { companyPolicy } from '../../src/storage/people/company';
import { policyFromForm, policyValues } from '../../src/web/policy/form';
import { CAST } from '../cast';
import { filledForm, openRotationSite, type RotationSite } from './rotationSite';

let site: RotationSite;
beforeAll(async () => {
  site = await openRotationSite();
});
afterAll(() => site.close());

test('a policy goes through the form and comes back the same', () => {
  const policy = defaultPolicy();
  expect(policyFromForm(policy, policyValues(policy, 'en-US'), 'en-US')).toEqual({ ok: true, value: policy });
});

test('what the form does not show stays as it was', () => {
  const base = defaultPolicy();
  const pinned = { ...base, plan: { ...base.plan, pins: ['abc'] } };
  expect(policyFromForm(pinned, policyValues(base, 'en-US'), 'en-US')).toEqual({ ok: true, value: pinned });
});

test.each([
  ['beliefs.headroomShare', '12.5', 0.125],
  ['beliefs.headroomShare', '12,5', 0.125],
  ['growth.decliningBelow', '-7', -0.07],
  ['plan.maxSwaps', '', null],
  ['candidates.minT4qCents', '1500.5', 150_050],
])('%s written as "%s"', (path, text, value) => {
  const read = policyFromForm(defaultPolicy(), { ...policyValues(defaultPolicy(), 'en-US'), [path]: text }, 'en-US');
  const [group, key] = path.split('.') as ['beliefs', 'headroomShare'];
  expect(read.ok && read.value[group][key]).toBe(value);
});

test.each([
  ['beliefs.headroomShare', ''],
  ['beliefs.headroomShare', '101'],
  ['beliefs.headroomShare', '1e999'],
  ['beliefs.headroomShare', '0x10'],
  ['plan.maxSwaps', '1e1'],
  ['growth.decliningBelow', '5'],
  ['plan.maxSwapsPerRep', '2.5'],
  ['plan.maxSwapsPerRep', ''],
  ['plan.crossTeam', 'everyone'],
  ['candidates.coolDownQuarters', 'four'],
])('%s written as "%s" is refused at its field', (path, text) => {
  const read = policyFromForm(defaultPolicy(), { ...policyValues(defaultPolicy(), 'en-US'), [path]: text }, 'en-US');
  expect(read.ok ? [] : Object.keys(read.errors)).toEqual([path]);
});

test('an administrator changes the policy; accounts are analysed anew, and it is audited', async () => {
  const { db } = site.services.database;
  const admin = await site.as('admin');
  const form = await filledForm(admin, '/settings/policy');
  const wrong = await admin.post('/settings/policy', { ...form, 'reps.trainProbability': '20' }, '/settings/policy');
  expect(wrong.status).toBe(400);
  expect(wrong.text).toContain('Write a number from 50 to 100.');
  expect(wrong.text).toContain('<details open>');
  const same = await admin.post('/settings/policy', form, '/settings/policy');
  expect(same.headers.location).toBe('/settings/policy');
  expect(await openJobs(db, 'analysis')).toHaveLength(0);
  await admin.post('/settings/policy', { ...form, 'beliefs.handoverLoss': '8' }, '/settings/policy');
  expect((await companyPolicy(db)).beliefs.handoverLoss).toBe(0.08);
  expect(await openJobs(db, 'analysis')).toHaveLength(1);
  expect((await admin.get('/audit?action=policy.changed')).text).toContain('policy changed');
});

test('only administrators reach the policy', async () => {
  for (const [role, rep] of [
    ['manager', CAST.anna],
    ['leader', CAST.leader],
    ['rep', 4],
  ] as const) {
    const visitor = await site.as(role, rep);
    expect((await visitor.get('/settings/policy')).status).toBe(404);
  }
});

test('in a company that writes decimal commas the form shows them and takes both notations', async () => {
  const { database } = site.services;
  database.raw.exec("update company set locale = 'de-DE'");
  const admin = await site.as('admin');
  const form = await filledForm(admin, '/settings/policy');
  expect(form['beliefs.headroomShare']).toMatch(/^\d+(,\d+)?$/);
  await admin.post('/settings/policy', { ...form, 'beliefs.headroomShare': '12,5', 'candidates.minT4qCents': '1.500' });
  const { beliefs, candidates } = await companyPolicy(database.db);
  expect([beliefs.headroomShare, candidates.minT4qCents]).toEqual([0.125, 150_000]);
  database.raw.exec("update company set locale = 'en-US'");
});
