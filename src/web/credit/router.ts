import { type Request, type Response, Router } from 'express';
import { changeTerms } from '../../app/credit/changeTerms';
import { creditOf } from '../../app/credit/creditOf';
import { consentToTerms, declineTerms } from '../../app/credit/decideTerms';
import { draftTerms, quotaFacts } from '../../app/credit/draftTerms';
import { findRotation } from '../../app/rotations/findRotation';
import { quarterFromIndex } from '../../shared/calendar';
import { repNames } from '../../storage/accounts/accountNames';
import { listCreditTemplates } from '../../storage/trades/creditTemplates';
import { heldHarmless, QUOTA_QUARTERS } from '../../trades/credit/heldHarmless';
import { defaultTemplate } from '../../trades/credit/templates';
import type { CreditTerms } from '../../trades/credit/terms';
import { actorOf } from '../rotations/actor';
import type { Services } from '../services';
import { tradeInSight } from '../trades/tradeView';
import { flash } from '../view/flash';
import { type FieldErrors, formErrors, parseForm } from '../view/forms';
import { page } from '../view/page';
import { dealsOf, dealValues, quotaField, quotasFromForm, quotaValues, termsForm } from './forms';

/** The credit terms of a trade: writing them, and agreeing to a later change. */
export function creditRouter(services: Services): Router {
  const router = Router();
  const { database } = services;
  const { db } = database;

  router.get('/trades/:id/credit', async (req, res) => {
    const trade = await tradeInSight(res, services, req.params.id);
    const templates = await listCreditTemplates(db);
    const template = templates.find(({ id }) => id === req.query.template);
    const { inForce } = await creditOf(db, trade, services.today());
    const terms =
      template || inForce === null
        ? await draftTerms(db, trade, template ?? defaultTemplate(templates))
        : inForce.terms;
    await show(res, trade.id, { ...dealValues(terms), ...quotaValues(terms), quotaRule: terms.quotaRule }, {});
  });

  router.post('/trades/:id/credit', async (req, res) => {
    const trade = await tradeInSight(res, services, req.params.id);
    const form = parseForm(termsForm, req.body);
    if (!form.ok) return show(res, trade.id, req.body, form.errors);
    const { quotaRule, doubleMonths, creditReason } = form.value;
    const facts = await quotaFacts(db, trade);
    const written = quotasFromForm(req.body, facts);
    if (quotaRule === 'byHand' && Object.keys(written.errors).length > 0) {
      return show(res, trade.id, req.body, written.errors);
    }
    const quotas = { harmless: heldHarmless(facts.sides, facts.first), none: [], byHand: written.quotas }[quotaRule];
    const terms: CreditTerms = { template: null, deals: dealsOf(form.value), doubleMonths, quotaRule, quotas };
    try {
      const inForce = await changeTerms(database, trade.id, { terms, reason: creditReason }, actorOf(res, services));
      flash(
        req,
        inForce
          ? 'The credit terms are written down.'
          : 'The change is proposed. The terms agreed so far count until everybody concerned has consented.',
      );
      res.redirect(303, `/trades/${trade.id}#credit`);
    } catch (error) {
      await show(res, trade.id, req.body, formErrors(error));
    }
  });

  router.post('/trades/:id/credit/consent', async (req: Request, res: Response) => {
    const trade = await tradeInSight(res, services, String(req.params.id));
    const done = await consentToTerms(database, trade.id, actorOf(res, services));
    flash(req, done ? 'The new credit terms are in force.' : 'Your consent is written down; others are still asked.');
    res.redirect(303, `/trades/${trade.id}#credit`);
  });

  router.post('/trades/:id/credit/refusal', async (req: Request, res: Response) => {
    const trade = await tradeInSight(res, services, String(req.params.id));
    await declineTerms(database, trade.id, String(req.body?.declineReason ?? ''), actorOf(res, services));
    flash(req, 'The change is declined; the terms agreed before go on.');
    res.redirect(303, `/trades/${trade.id}#credit`);
  });

  async function show(res: Response, id: string, values: Record<string, unknown>, errors: FieldErrors): Promise<void> {
    if (Object.keys(errors).length > 0) res.status(400);
    const trade = await tradeInSight(res, services, id);
    const rotation = await findRotation(db, trade.rotationId);
    const { gate } = await creditOf(db, trade, services.today());
    const { sides, first } = await quotaFacts(db, trade);
    const names = await repNames(db);
    const harmless = heldHarmless(sides, first);
    page(res, 'credit/edit', {
      title: `Credit terms of trade ${trade.number}`,
      active: 'rotations',
      breadcrumbs: [
        { label: 'Rotations', href: '/rotations' },
        { label: rotation.name, href: `/rotations/${rotation.id}` },
        { label: `Trade ${trade.number}`, href: `/trades/${trade.id}` },
      ],
      trade,
      agreed: gate === 'consent',
      templates: (await listCreditTemplates(db)).map(({ id: value, name: label }) => ({ value, label })),
      reps: sides.map((side) => ({
        ...side,
        name: names.get(side.repId) ?? '',
        differenceCents: side.gotCents - side.givenCents,
        quarters: Array.from({ length: QUOTA_QUARTERS }, (_, n) => {
          const quarter = quarterFromIndex(first + n);
          const found = harmless.find((change) => change.repId === side.repId && change.quarter === quarter);
          return { field: quotaField(side.repId, quarter), quarter, ...found };
        }),
      })),
      values,
      errors,
    });
  }
  return router;
}
