import { draftPair } from '../../app/tradeCast';
import { CAST } from '../../cast';
import { userId } from '../castSite';
import type { RotationSite } from '../rotationSite';
import { type Client, clientOf } from './client';

/** What the steps of a round need of the test that runs them; read once they run. */
export interface Round {
  site: RotationSite;
  admin: Client;
  anna: Client;
  /** '/rotations/ID' of an analysed rotation. */
  rotation: string;
}

const NOW = `${CAST.today}T09:00:00.000Z`;
const ANNA = `manager${CAST.anna}@example.com`;

/** Registers tests of what reps and managers do with each other: wishes, a consent taken back, challenges, handoffs, coaching. */
export function roundSteps(round: () => Round): void {
  let cora: Client;
  let trade: string;
  let tradeId: string;
  let account: string;

  test('a rep is asked, and says what they would hand over and keep', async () => {
    const { site, anna } = round();
    const opening = await anna.post('/rotations', { name: 'Autumn 2026' });
    const rotation = opening.headers.location.replace('/api/v1', '');
    await site.as('rep', 4);
    cora = await clientOf(site, 'rep4@example.com');
    const own = `/own${rotation.replace('rotations', 'wishes')}`;
    expect((await cora.get(own)).status).toBe(404);
    const opened = await anna.post(`${rotation}/wishes/openings`, { closesOn: '2026-01-30' });
    expect(opened.body).toMatchObject({ asked: true, open: true, closesOn: '2026-01-30', data: [] });
    const wish = { accountId: 'A2', kind: 'keep', reason: 'We are in the middle of it' };
    expect((await cora.post(own, { wishes: [wish] })).body.data).toMatchObject([{ ...wish, repId: 'R4' }]);
    for (const accountId of ['A29', 'none']) {
      expect((await cora.post(own, { wishes: [{ ...wish, accountId }] })).body.code).toBe('wish.notOwned');
    }
    expect((await cora.get(own)).body.data).toHaveLength(1);
    expect((await anna.get(`${rotation}/wishes`)).body.data).toHaveLength(1);
    expect((await anna.post(`${rotation}/wishes/closings`)).body.open).toBe(false);
    expect((await cora.post(own, { wishes: [] })).body.code).toBe('wish.over');
  });

  test('who consented takes that back, and the trade waits for it again', async () => {
    const { site, anna, admin, rotation } = round();
    const { database } = site.services;
    const free = database.raw
      .prepare(`select account_id from assignments a where to_date is null and rep_id = 4 + (account_id - 1) / 5
        and not exists (select 1 from trade_legs l where l.account_id = a.account_id) order by account_id`)
      .pluck()
      .all() as number[];
    const pair = [4, 5].map((rep) => free.find((n) => 4 + Math.floor((n - 1) / 5) === rep)!) as [number, number];
    account = `A${pair[0]}`;
    const id = await userId(site, ANNA);
    const by = { id, role: 'manager' as const, repId: CAST.anna, today: CAST.today, now: NOW };
    tradeId = await draftPair(database, rotation.split('/')[2], by, pair);
    trade = `/trades/${tradeId}`;
    await anna.post(`${trade}/submissions`, { successMeasure: 'Revenue', reviewDate: '2027-05-03' });
    await admin.post(`${trade}/consents`, { reason: 'Fair', overrideReason: 'Agreed with both' });
    const agreed = await admin.get(trade);
    expect([agreed.body.state, agreed.body.actions]).toEqual(['approved', expect.arrayContaining(['consentBack'])]);
    expect((await anna.post(`${trade}/consent-withdrawals`)).body.code).toBe('trade.noConsent');
    expect((await admin.post(`${trade}/consent-withdrawals`)).body.state).toBe('submitted');
    await admin.post(`${trade}/consents`, { reason: 'Fair after all', overrideReason: 'Agreed with both' });
  });

  test('once it is announced a rep challenges it, is answered, asks the manager above and takes it back', async () => {
    const { site, anna, admin, rotation } = round();
    const own = `/own/challenges/${tradeId}`;
    expect((await cora.get(own)).status).toBe(404);
    await anna.post(`${trade}/schedules`, { effectiveDate: '2026-04-01' });
    await anna.post(`${rotation}/announcements`, { tradeIds: [tradeId] });
    const moves = (await cora.get('/own/moves')).body.data;
    expect(moves).toContainEqual(expect.objectContaining({ tradeId, direction: 'leaving', accountId: account }));
    expect((await cora.get(own)).body.challenge).toBeNull();
    const raised = await cora.post(own, { reason: 'I promised them a year' });
    expect(raised.body.challenge).toMatchObject({ state: 'open', repId: 'R4', asked: [expect.any(String)] });
    const answers = `/challenges/${raised.body.challenge.challengeId}/answers`;
    const answer = { outcome: 'rejected', reason: 'The year is over' };
    expect((await admin.post(answers, answer)).status).toBe(404);
    expect((await anna.post(answers, answer)).body).toMatchObject({ state: 'rejected', mayEscalate: true });
    expect((await anna.get(`/challenges?tradeId=${tradeId}&state=rejected`)).body.data).toHaveLength(1);
    expect((await cora.post(`${own}/escalations`, { reason: 'It is not over' })).body.challenge.state).toBe('open');
    expect((await cora.post(`${own}/withdrawals`)).body.challenge.state).toBe('takenBack');
    await site.as('rep', 7);
    const finn = await clientOf(site, 'rep7@example.com');
    expect((await finn.get(own)).status).toBe(404);
    expect((await finn.post(own, { reason: 'Not mine' })).status).toBe(404);
  });

  test('who hands an account over marks the own steps, and nobody else does', async () => {
    const { anna, rotation } = round();
    const path = `/handoffs/${tradeId}/${account}`;
    const mine = (await cora.get('/own/handoffs')).body.data;
    expect(mine.map((one: { tradeId: string }) => one.tradeId)).toContain(tradeId);
    const done = { doneOn: CAST.today, note: 'All written down' };
    const marked = await cora.post(`${path}/steps/passOn/marks`, done);
    expect(marked.body.steps.find(({ step }: { step: string }) => step === 'passOn')).toMatchObject(done);
    expect((await cora.post(`${path}/steps/meet/marks`, done)).status).toBe(404);
    expect((await anna.post(`${path}/steps/passOn/marks`, done)).status).toBe(404);
    expect((await cora.post(`${path}/steps/passOn/reopenings`)).body.steps[0].doneOn).toBeNull();
    expect((await anna.get(path)).body.accountId).toBe(account);
    expect((await anna.get(`${rotation}/handoffs`)).body.data.length).toBeGreaterThan(0);
  });

  test('a manager coaches a rep, from the opening to the end', async () => {
    const { admin, anna } = round();
    const goal = { goal: 'Like its market', measure: 'relativeGrowth', target: 0.02, reviewDate: '2027-04-01' };
    const opening = { ...goal, repId: 'R4', startDate: '2026-04-01', reason: 'Agreed' };
    expect((await anna.post('/coaching-plans', { ...opening, accountIds: ['A29'] })).body.code).toBe(
      'coaching.accounts',
    );
    expect((await admin.post('/coaching-plans', opening)).status).toBe(404);
    const opened = await anna.post('/coaching-plans', { ...opening, steps: [{ words: 'Visit', due: '2026-05-01' }] });
    expect([opened.status, opened.body.steps]).toEqual([201, [expect.objectContaining({ state: 'open' })]]);
    const plan = opened.headers.location.replace('/api/v1', '');
    const first = opened.body.accounts[0].accountId;
    const step = `${plan}/steps/${opened.body.steps[0].stepId}`;
    expect((await cora.post(`${step}/completions`)).body.steps[0].state).toBe('done');
    expect((await cora.post(`${step}/reopenings`)).body.steps[0].state).toBe('open');
    expect((await cora.post(`${plan}/notes`, { words: 'Went well', audience: 'line' })).body.code).toBe(
      'coaching.audience',
    );
    await cora.post(`${plan}/notes`, { words: 'Went well' });
    await anna.post(`${plan}/notes`, { words: 'Needs more time', audience: 'line' });
    expect((await cora.get(plan)).body.notes).toHaveLength(1);
    expect((await anna.get(plan)).body.notes).toHaveLength(2);
    expect((await anna.post(`${plan}/steps`, { words: 'Call', due: '2026-06-01' })).body.steps).toHaveLength(2);
    const reason = { reason: 'The buyer is away' };
    expect((await anna.post(`${step}/droppings`, reason)).body.steps[0].state).toBe('dropped');
    const left = await anna.post(`${plan}/accounts/${first}/departures`, reason);
    expect(left.body.accounts[0]).toMatchObject({ accountId: first, leftBecause: reason.reason });
    expect((await anna.post(`${plan}/accounts/${first}/returns`, reason)).body.accounts[0].leftBecause).toBeNull();
    expect((await anna.post(`${plan}/goals`, { ...goal, target: 0.01, ...reason })).body.goals).toHaveLength(2);
    expect((await anna.post(`${plan}/ends`, { result: 'stopped', ...reason })).body.end.result).toBe('stopped');
    expect((await cora.get('/own/coaching-plans')).body.data).toMatchObject([{ standing: 'ended' }]);
    expect((await anna.get('/coaching-plans')).body.data).toHaveLength(1);
    expect((await cora.get('/coaching-plans')).status).toBe(404);
  });
}
