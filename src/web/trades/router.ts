import { type Request, type Response, Router } from 'express';
import type { z } from 'zod';
import type { Actor } from '../../app/actor';
import { applyDueTrades } from '../../app/trades/applyTrades';
import { consentToTrade, rejectTrade, withdrawTrade } from '../../app/trades/decideTrade';
import { proposeUndo } from '../../app/trades/proposeUndo';
import { scheduleTrade } from '../../app/trades/scheduleTrade';
import { submitTrade } from '../../app/trades/submitTrade';
import { takeConsentBack } from '../../app/trades/takeConsentBack';
import { actorOf } from '../rotations/actor';
import type { Services } from '../services';
import { flash } from '../view/flash';
import { type FieldErrors, formErrors, parseForm } from '../view/forms';
import { page } from '../view/page';
import { effectSentence } from './effectSentence';
import { consentForm, rejectionForm, scheduleForm, submissionForm, undoForm, withdrawalForm } from './forms';
import { tradeInSight, tradeView } from './tradeView';

interface Done {
  say: string;
  warn?: boolean;
  /** Where to go instead of back to the trade. */
  to?: string;
}

/** A trade: what is exchanged, who agreed, and the steps that can be taken now. */
export function tradesRouter(services: Services): Router {
  const router = Router();
  const { database } = services;

  router.get('/trades/:id', (req, res) => show(res, req.params.id, {}, {}));

  act('submission', submissionForm, async (id, form, actor) => {
    await submitTrade(database, id, form, actor);
    return { say: 'The trade is submitted. The managers named below are asked to consent.' };
  });

  act('consent', consentForm, async (id, form, actor) => {
    const decision = { reason: form.consentReason || null, overrideReason: form.overrideReason || null };
    const approved = await consentToTrade(database, id, decision, actor);
    return { say: approved ? 'The trade is approved.' : 'Your consent is written down; others are still asked.' };
  });

  act('rejection', rejectionForm, async (id, form, actor) => {
    await rejectTrade(database, id, form.rejectionReason, actor);
    return { say: 'The trade is rejected. Nothing changes for its accounts.' };
  });

  act('withdrawal', withdrawalForm, async (id, form, actor) => {
    await withdrawTrade(database, id, form.withdrawalReason, actor);
    return { say: 'The trade is withdrawn. Its accounts are free for others.' };
  });

  act('schedule', scheduleForm, async (id, form, actor) => {
    await scheduleTrade(database, id, { effectiveDate: form.effectiveDate, reason: form.dateReason || null }, actor);
    return { say: 'The trade has its date. Announce it on the rotation’s page, so that the reps know.' };
  });

  act('undo', undoForm, async (id, form, actor) => {
    const undoId = await proposeUndo(database, id, form.undoReason, actor);
    return { say: 'The way back is drafted as a trade of its own. Submit it for consent.', to: `/trades/${undoId}` };
  });

  router.post('/trades/:id/consent/withdrawal', async (req, res) => {
    const { id } = await tradeInSight(res, services, req.params.id);
    await takeConsentBack(database, id, actorOf(res, services));
    flash(req, 'Your consent is taken back; the trade waits for it again.');
    res.redirect(303, `/trades/${id}`);
  });

  router.post('/trades/:id/effect', async (req, res) => {
    const trade = await tradeInSight(res, services, req.params.id);
    const [applied] = await applyDueTrades(database, actorOf(res, services), [trade.id]);
    const { say, warn } = effectSentence(applied);
    flash(req, say, warn ? 'warning' : 'done');
    res.redirect(303, `/trades/${trade.id}`);
  });

  /** One way to change a trade: its form, then what is done with it; problems are shown on the trade's page. */
  function act<S extends z.ZodType>(
    path: string,
    schema: S,
    work: (id: string, form: z.output<S>, actor: Actor) => Promise<Done>,
  ): void {
    router.post(`/trades/:id/${path}`, async (req: Request, res: Response) => {
      const { id } = await tradeInSight(res, services, String(req.params.id));
      const form = parseForm(schema, req.body);
      if (!form.ok) return show(res, id, req.body, form.errors);
      try {
        const done = await work(id, form.value, actorOf(res, services));
        flash(req, done.say);
        res.redirect(303, done.to ?? `/trades/${id}`);
      } catch (error) {
        await show(res, id, req.body, formErrors(error));
      }
    });
  }

  async function show(res: Response, id: string, values: Record<string, unknown>, errors: FieldErrors): Promise<void> {
    if (Object.keys(errors).length > 0) res.status(400);
    const view = await tradeView(res, services, id);
    page(res, 'trades/show', { ...view, values: { ...view.trade, effectiveDate: view.dayOffered, ...values }, errors });
  }
  return router;
}
