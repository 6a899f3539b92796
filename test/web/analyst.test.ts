import { findStudy } from '../../src/storage/plans/planStudies';
import { CAST } from '../cast';
import { openRotationSite, type RotationSite, tradingPolicy, words } from './rotationSite';
import type { Visitor } from './site';

let site: RotationSite;
let admin: Visitor;
let plan: string;
beforeAll(async () => {
  // Books of five accounts: one or two percent of them is too little for any swap.
  site = await openRotationSite({ ...tradingPolicy(), plan: { ...tradingPolicy().plan, bookValueTolerance: 0.03 } });
  admin = await site.as('admin');
  plan = await site.plan(admin, await site.rotation(admin));
});
afterAll(() => site.close());

const analyst = () => `${plan}/analyst`;
const planId = (address = plan): string => address.split('/')[2];

async function workOut(kind: string, by = admin): Promise<void> {
  const answer = await by.post(`${plan}/studies`, { kind, back: analyst() }, plan);
  expect(answer.status).toBe(303);
  await site.work();
  expect((await by.get(answer.headers.location)).headers.location).toBe(analyst());
}

test('one click from the plan: proof, envy, which limits bind, and what can still be worked out', async () => {
  expect((await admin.get(plan)).text).toContain(`href="${analyst()}"`);
  const text = words((await admin.get(analyst())).text);
  expect(text).toContain('All exchanges of two customers between two reps');
  expect(text).toMatch(/Of \d+ comparisons between reps who give and receive equally many accounts/);
  expect(text).toContain('Who would rather have another’s accounts');
  expect(text).toContain('Which limits bind most');
  expect(text).toContain('Work out the curve');
  expect(text).toContain('Look for an evener plan');
});

test('the curve has a text alternative, eight points, and plans by name; the plan’s page offers these too', async () => {
  await workOut('frontier');
  const html = (await admin.get(analyst())).text;
  expect(html).toContain('What the best plan brings when books may change by so much; the policy says 3%.');
  expect([...words(html).matchAll(/Adopt [\d.]+%/g)].length).toBeGreaterThan(3);
  expect(words(html)).toMatch(/Cautious : books change by at most [\d.]+%/);
  expect(words((await admin.get(plan)).text)).toMatch(/Adopt the (cautious|balanced|bold) plan/);
});

test('an adopted point is a verified plan of the rotation with its own limit, which says where it began', async () => {
  const { db } = site.services.database;
  const study = await findStudy<object, { points: { epsilon: number; plan: { objectiveCents: number } }[] }>(
    db,
    planId(),
    'frontier',
  );
  const point = study!.result.points.length - 1;
  const { epsilon, plan: worked } = study!.result.points[point];
  const answer = await admin.post(`${analyst()}/adoptions`, { what: 'point', point: String(point) }, analyst());
  expect(answer.status).toBe(303);
  const adopted = answer.headers.location;
  const stored = await db
    .selectFrom('plans')
    .select(['snapshot', 'objective_cents', 'parent_id', 'name'])
    .where('id', '=', planId(adopted))
    .executeTakeFirstOrThrow();
  expect(JSON.parse(stored.snapshot).plan.bookValueTolerance).toBe(epsilon);
  expect(stored).toMatchObject({ objective_cents: worked.objectiveCents, parent_id: planId() });
  expect(stored.name).toContain('%');
  expect(words((await admin.get(adopted)).text)).toContain('Exchanges to talk about');
  const audit = await db
    .selectFrom('audit_events')
    .select('action')
    .where('subject_id', '=', planId(adopted))
    .execute();
  expect(audit.map(({ action }) => action)).toContain('plan.adopted');
});

test('an evener plan is shown beside the plan with its bound, and can be adopted', async () => {
  await workOut('evener');
  const text = words((await admin.get(analyst())).text);
  expect(text).toMatch(/Evenness at most|No evener plan was found/);
  const answer = await admin.post(`${analyst()}/adoptions`, { what: 'evener' }, analyst());
  expect(answer.status).toBe(303);
  expect(words((await admin.get(answer.headers.location)).text)).toContain('evener');
});

test('what was not worked out, or is half a question, is refused with a sentence', async () => {
  const far = await admin.post(`${analyst()}/adoptions`, { what: 'point', point: '99' }, analyst());
  expect(far.status).toBe(400);
  expect(far.text).toContain('was not worked out');
  expect((await admin.post(`${analyst()}/adoptions`, { what: 'point' }, analyst())).status).toBe(400);
  expect((await admin.post(`${analyst()}/adoptions`, { what: 'nothing' }, analyst())).status).toBe(400);
});

test('a leader reads and adopts nothing; a manager sees envy of the own team only; a rep finds nothing', async () => {
  const leader = await site.as('leader', CAST.leader);
  const html = (await leader.get(analyst())).text;
  expect(words(html)).not.toContain('Adopt');
  expect((await leader.post(`${analyst()}/adoptions`, { what: 'evener' }, '/profile')).status).toBe(404);
  const anna = await site.as('manager', CAST.anna);
  const hers = words((await anna.get(analyst())).text);
  expect(hers).toMatch(/comparisons? concerns? reps of other teams/);
  expect(hers).not.toMatch(/Hugo Rep|Finn Rep|Gwen Rep/);
  expect((await (await site.as('rep', CAST.reps[0])).get(analyst())).status).toBe(404);
  expect((await admin.get('/plans/nowhere/analyst')).status).toBe(404);
});
