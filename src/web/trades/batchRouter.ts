import { type Request, type Response, Router } from 'express';
import type { Actor } from '../../app/actor';
import { findRotation } from '../../app/rotations/findRotation';
import { consentToTrade } from '../../app/trades/decideTrade';
import { scheduleTrade } from '../../app/trades/scheduleTrade';
import { submitTrade } from '../../app/trades/submitTrade';
import { takeConsentBack } from '../../app/trades/takeConsentBack';
import { takeDateBack } from '../../app/trades/takeDateBack';
import { nextQuarterStart } from '../../shared/calendar';
import { isProductError } from '../../shared/errors';
import type { Trade } from '../../storage/trades/trades';
import { listTrades } from '../../storage/trades/trades';
import { actorOf, touches, visibleReps } from '../rotations/actor';
import { chosen } from '../rotations/chosen';
import type { Services } from '../services';
import { flash } from '../view/flash';

/** The same step for several trades of a rotation at once. What one of them refuses does not hold up the others. */
export function batchRouter(services: Services): Router {
  const router = Router();
  const { database } = services;

  batch('submissions', 'submitted', (trade, actor) =>
    submitTrade(
      database,
      trade.id,
      {
        successMeasure: trade.successMeasure ?? '',
        reviewDate: trade.reviewDate ?? '',
        undoCondition: trade.undoCondition ?? '',
        creditTerms: trade.creditTerms ?? '',
      },
      actor,
    ),
  );

  batch('consents', 'consented to', async (trade, actor) => {
    await consentToTrade(database, trade.id, { reason: null, overrideReason: null }, actor);
  });

  batch('consents-back', 'waiting for your consent again', (trade, actor) =>
    takeConsentBack(database, trade.id, actor),
  );

  batch('schedules', 'scheduled', async (trade, actor) => {
    const { policy, effectiveDate } = await findRotation(database.db, trade.rotationId);
    const next = nextQuarterStart(actor.today, policy.fiscalYearStartMonth);
    // The second wave has its own day since the draw.
    const planned = trade.state === 'held_out' && trade.effectiveDate !== null ? trade.effectiveDate : effectiveDate;
    const day = planned >= next ? planned : next;
    await scheduleTrade(database, trade.id, { effectiveDate: day, reason: null }, actor);
  });

  batch('dates-back', 'without a date again', (trade, actor) => takeDateBack(database, trade.id, actor));

  function batch(path: string, done: string, step: (trade: Trade, actor: Actor) => Promise<void>): void {
    router.post(`/rotations/:id/${path}`, async (req: Request, res: Response) => {
      const trades = await chosenTrades(req, res);
      const refusals: string[] = [];
      for (const trade of trades) {
        const refused = await refusal(() => step(trade, actorOf(res, services)));
        if (refused !== null) refusals.push(`Trade ${trade.number}: ${refused}`);
      }
      const worked = trades.length - refusals.length;
      if (trades.length === 0) flash(req, 'Nothing was ticked, so nothing changed.', 'warning');
      if (worked > 0) flash(req, `${worked} ${worked === 1 ? 'trade is' : 'trades are'} ${done}.`);
      for (const sentence of refusals) flash(req, sentence, 'warning');
      res.redirect(303, `/rotations/${req.params.id}#trades`);
    });
  }

  async function chosenTrades(req: Request, res: Response): Promise<Trade[]> {
    const ids = chosen(req.body, 'trade');
    const rotation = await findRotation(database.db, String(req.params.id));
    const within = await visibleReps(res, services);
    const trades = await listTrades(database.db, { rotationId: rotation.id });
    return trades.filter((trade) => ids.includes(trade.id) && touches(within, trade.legs));
  }
  return router;
}

/** The sentence with which a step was refused; null when it was done. */
async function refusal(step: () => Promise<void>): Promise<string | null> {
  try {
    await step();
    return null;
  } catch (error) {
    if (!isProductError(error)) throw error;
    return error.message;
  }
}
