import { z } from 'zod';
import type { Actor } from '../../../app/actor';
import { applyDueTrades } from '../../../app/trades/applyTrades';
import { consentToTrade, rejectTrade, withdrawTrade } from '../../../app/trades/decideTrade';
import { proposeUndo } from '../../../app/trades/proposeUndo';
import { scheduleTrade } from '../../../app/trades/scheduleTrade';
import { submitTrade } from '../../../app/trades/submitTrade';
import { takeConsentBack } from '../../../app/trades/takeConsentBack';
import type { TokenScope } from '../../../people/scopes';
import { ProductError } from '../../../shared/errors';
import type { Database } from '../../../storage/database';
import { day } from '../fields';
import { namedBody } from '../named';
import { type Route, route } from '../route';
import { seenTrade } from './sight';
import { wholeTrade } from './tradeJson';
import { tradeSchema } from './tradeSchemas';

const text = (most: number) => z.string().trim().max(most, `At most ${most} characters.`);
const reason = text(500).min(3, 'Give a reason of at least three letters; others will read it.');
const because = namedBody('Reason', z.strictObject({ reason }));

/** One way to change a trade; the answer is the trade as it stands then. `work` may name another trade. */
function step<B extends z.ZodType>(
  noun: string,
  like: string,
  scope: TokenScope,
  summary: string,
  body: B | undefined,
  work: (database: Database, id: string, sent: z.output<B>, actor: Actor) => Promise<unknown>,
): Route {
  return route({
    method: 'post',
    path: `/trades/{tradeId}/${noun}`,
    scope,
    like: `POST /trades/:id/${like}`,
    tag: 'Trades',
    summary,
    body,
    status: 201,
    answer: tradeSchema,
    async handle(call) {
      const { id } = await seenTrade(call.db, call.user, call.params.tradeId);
      const other = await work(call.services.database, id, call.body, call.actor);
      const shown = typeof other === 'string' ? other : id;
      return { location: `/trades/${shown}`, body: await wholeTrade(call, shown) };
    },
  });
}

const submission = namedBody(
  'Submission',
  z.strictObject({
    successMeasure: text(1000).min(3, 'Say how success will be measured, in at least three letters.'),
    reviewDate: day,
    undoCondition: text(1000).default(''),
    creditTerms: text(2000)
      .default('')
      .meta({ description: 'What was agreed about credit beyond the terms, in words.' }),
    creditTemplate: text(80).optional().meta({ description: 'Left out: the terms of the draft, else the default.' }),
  }),
);

const consent = namedBody(
  'Consent',
  z.strictObject({
    reason: text(500).optional(),
    overrideReason: text(500).optional().meta({ description: 'Approves although a limit breaks; audited.' }),
  }),
);

const schedule = namedBody(
  'Schedule',
  z.strictObject({
    effectiveDate: day,
    reason: text(500).optional().meta({ description: 'Needed for another day than the first of a fiscal quarter.' }),
  }),
);

export const tradeStepRoutes: Route[] = [
  step('submissions', 'submission', 'propose', 'Submit a draft for consent', submission, submitTrade),
  step(
    'consents',
    'consent',
    'approve',
    'Give every consent that the user can give',
    consent,
    (database, id, sent, actor) => {
      const { reason = null, overrideReason = null } = sent;
      return consentToTrade(database, id, { reason, overrideReason }, actor);
    },
  ),
  step(
    'consent-withdrawals',
    'consent/withdrawal',
    'approve',
    'Take every consent back that the user gave, as long as nothing has come of it',
    undefined,
    (database, id, _sent, actor) => takeConsentBack(database, id, actor),
  ),
  step('rejections', 'rejection', 'approve', 'Reject a submitted trade', because, (database, id, sent, actor) =>
    rejectTrade(database, id, sent.reason, actor),
  ),
  step(
    'withdrawals',
    'withdrawal',
    'propose',
    'Withdraw a trade before its effect',
    because,
    (database, id, sent, actor) => withdrawTrade(database, id, sent.reason, actor),
  ),
  step('schedules', 'schedule', 'approve', 'Give an approved trade its day', schedule, (database, id, sent, actor) =>
    scheduleTrade(database, id, { effectiveDate: sent.effectiveDate, reason: sent.reason ?? null }, actor),
  ),
  step('effects', 'effect', 'approve', 'Bring a scheduled trade that is due into effect', undefined, bringIntoEffect),
  step('undos', 'undo', 'propose', 'Draft the way back of a trade in effect', because, (database, id, sent, actor) =>
    proposeUndo(database, id, sent.reason, actor),
  ),
];

async function bringIntoEffect(database: Database, id: string, _sent: unknown, actor: Actor): Promise<void> {
  const [applied] = await applyDueTrades(database, actor, [id]);
  if (applied && (applied.result === 'in_effect' || applied.result === 'conflict')) return;
  const why = applied?.because.join(' ') || 'It is not scheduled.';
  throw new ProductError('conflict', 'trade.notDue', `This trade did not take effect. ${why}`);
}
