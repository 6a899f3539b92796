import { systemActor } from '../../src/app/actor';
import { analyseCurrent } from '../../src/app/analysis/analyse';
import { changePlan } from '../../src/app/coaching/changePlan';
import { openPlan } from '../../src/app/coaching/openPlan';
import { watchCoaching } from '../../src/app/coaching/watchCoaching';
import { queueDigests } from '../../src/app/mails/queueDigests';
import { sendMails } from '../../src/app/mails/sendMails';
import { inTransaction } from '../../src/storage/database';
import { setDelivery } from '../../src/storage/notifications/deliveries';
import { kindsFor } from '../../src/web/notifications/settingsForm';
import { tradeCast } from '../app/tradeCast';
import { type Inbox, openInbox, postTo } from './smtp';

let cast: Awaited<ReturnType<typeof tradeCast>>;
let inbox: Inbox;
let post: ReturnType<typeof postTo>;
let plan: string;
beforeEach(async () => {
  cast = await tradeCast();
  const { database, actor } = cast;
  await inTransaction(database.db, await analyseCurrent(database, actor('anna').now));
  inbox = await openInbox();
  post = postTo(inbox);
});
afterEach(async () => {
  post.close();
  await inbox.close();
  await cast.remove();
});

const KINDS = ['coachingOpened', 'coachingReviewDue', 'coachingEnded'] as const;

async function open(): Promise<void> {
  const goal = { words: 'Like its market', measure: 'relativeGrowth', target: 0, reviewDate: '2027-04-01' } as const;
  const asked = { repId: 4, goal, startDate: '2026-04-01', accounts: 'book', reason: 'Agreed', steps: [] } as const;
  ({ id: plan } = await openPlan(cast.database, asked, cast.actor('anna')));
}
const watch = (day: string) => watchCoaching(cast.database, systemActor(day, `${day}T09:00:00.000Z`));
const end = (day: string) =>
  changePlan(cast.database, plan, { kind: 'ended', result: 'reached', reason: 'It is' }, cast.actor('anna', day));
const send = (day: string) => sendMails(cast.database, post, () => `${day}T09:00:00.000Z`);

/** Whom the mails since the last look went to, with their subjects. */
function arrived(): [string, string][] {
  const seen = inbox.mails
    .splice(0)
    .map(({ to, raw }): [string, string] => [
      to,
      /Subject: ((?:.|\r\n )*)\r\n\S/.exec(raw)?.[1].replace(/\r\n /g, ' ') ?? '',
    ]);
  return seen.sort();
}

test('the rep and the managers get a mail when coaching begins, is to be reviewed and has ended; who did it does not', async () => {
  await open();
  await send('2026-01-15');
  expect(arrived()).toEqual([['cora@example.com', expect.stringContaining('A coaching plan is open')]]);
  await watch('2027-04-01');
  await watch('2027-04-02');
  await send('2027-04-02');
  expect(arrived()).toEqual([
    ['anna@example.com', expect.stringContaining('The review of a coaching plan is due')],
    ['cora@example.com', expect.stringContaining('The review of a coaching plan is due')],
  ]);
  await end('2027-04-03');
  await send('2027-04-03');
  expect(arrived()).toEqual([['cora@example.com', expect.stringContaining('A coaching plan has ended')]]);
});

test('such a mail leads to the plan and to the settings, and tells no name, figure or result', async () => {
  await open();
  await send('2026-01-15');
  const [{ raw }] = inbox.mails;
  expect(raw).toContain(`https://planner.example.com/coaching/${plan}`);
  expect(raw).toContain('https://planner.example.com/notifications/settings');
  expect(raw).not.toMatch(/Account \d|\$|%|Like its market|Agreed/);
});

test('who wants them once a day gets one mail of all of them, who wants none gets none; the settings name each kind', async () => {
  const { database, users } = cast;
  expect(
    [kindsFor({ role: 'rep' }), kindsFor({ role: 'manager' })].every((names) =>
      KINDS.every((kind) => names.includes(kind)),
    ),
  ).toBe(true);
  await inTransaction(database.db, async (trx) => {
    for (const kind of KINDS) {
      await setDelivery(trx, users.rep, kind, 'daily');
      await setDelivery(trx, users.anna, kind, 'none');
    }
  });
  await open();
  await watch('2027-04-01');
  await end('2027-04-02');
  await send('2027-04-02');
  expect(arrived()).toEqual([]);
  await queueDigests(database, '2027-04-02T07:00:00.000Z');
  await send('2027-04-02');
  expect(arrived()).toEqual([['cora@example.com', '3 things since yesterday']]);
});
