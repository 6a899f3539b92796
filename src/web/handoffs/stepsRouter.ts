import { type Request, type Response, Router } from 'express';
import { viewingOf } from '../../app/accounts/viewing';
import { findBriefing } from '../../app/handoffs/findBriefing';
import { handoffCounts, handoffsOf, openStepsOf } from '../../app/handoffs/handoffsOf';
import { markStep } from '../../app/handoffs/markStep';
import { findRotation } from '../../app/rotations/findRotation';
import { handoffCalendar } from '../../exports/handoffCalendar';
import { letterTo } from '../../handoffs/checklist';
import { canSeeRotations } from '../../people/permissions';
import { monthOf } from '../../shared/calendar';
import { countedId } from '../../shared/countedId';
import { groupBy } from '../../shared/groupBy';
import { dayInWords } from '../../shared/wording';
import { revenueMonths } from '../../storage/revenue/revenueOfAccounts';
import { orderedSince } from '../../storage/trades/handoffMarks';
import { currentUser } from '../middleware/viewer';
import { actorOf, touches } from '../rotations/actor';
import { localeOf } from '../rotations/dayText';
import type { Services } from '../services';
import { flash } from '../view/flash';
import { formErrors } from '../view/forms';
import { page } from '../view/page';

/** Handing over step by step: what is done, the letter to the customer, the calendar, and where a whole rotation stands. */
export function handoffStepsRouter(services: Services): Router {
  const router = Router();
  const { database } = services;
  const { db } = database;

  router.post('/handoffs/:tradeId/:accountId/steps/:step', async (req: Request, res: Response) => {
    const where = placeOf(req);
    const back = `/handoffs/${where.tradeId}/${where.accountId}#checklist`;
    const said = (field: string, most: number): string => String(req.body?.[field] ?? '').slice(0, most);
    const done = { doneOn: said('doneOn', 10), withWhom: said('withWhom', 200), note: said('note', 1000) };
    try {
      await markStep(database, where, done, actorOf(res, services));
      flash(req, 'Written down.');
    } catch (error) {
      flash(req, Object.values(formErrors(error))[0], 'warning');
    }
    res.redirect(303, back);
  });

  router.post('/handoffs/:tradeId/:accountId/steps/:step/reopening', async (req: Request, res: Response) => {
    const where = placeOf(req);
    await markStep(database, where, { doneOn: null, withWhom: '', note: '' }, actorOf(res, services));
    flash(req, 'The step is open again.');
    res.redirect(303, `/handoffs/${where.tradeId}/${where.accountId}#checklist`);
  });

  router.get('/handoffs/:tradeId/:accountId/letter', async (req, res) => {
    const { tradeId, accountId } = placeOf(req);
    const user = currentUser(res);
    const found = await findBriefing(database, { tradeId, accountId, user, today: services.today() });
    const { briefing, trade } = found;
    const letter = letterTo({
      account: briefing.title,
      contact: briefing.contacts[0]?.name ?? null,
      formerRep: briefing.formerRep?.name ?? 'your former contact',
      newRep: briefing.newRep.name,
      newRepEmail: briefing.newRep.email,
      day: dayInWords(trade.effectiveDate ?? services.today(), localeOf(res)),
    });
    page(res, 'handoffs/letter', {
      title: 'Letter to the customer',
      active: canSeeRotations(user) ? 'rotations' : 'myAccounts',
      breadcrumbs: [{ label: briefing.title, href: `/handoffs/${tradeId}/${accountId}` }],
      ...letter,
      paragraphs: letter.body.split('\n\n'),
      to: briefing.contacts[0]?.email ?? '',
      mailto: `mailto:${encodeURIComponent(briefing.contacts[0]?.email ?? '')}?subject=${encodeURIComponent(letter.subject)}&body=${encodeURIComponent(letter.body)}`,
    });
  });

  router.get('/my-accounts/handoffs.ics', async (req, res) => {
    const repId = currentUser(res).repId!;
    const steps = openStepsOf(await handoffsOf(db, { repIds: [repId] }, services.today()), repId);
    const base = services.config.publicUrl ?? `${req.protocol}://${req.get('host')}`;
    res.set('Content-Type', 'text/calendar; charset=utf-8');
    res.set('Content-Disposition', 'attachment; filename="handoffs.ics"');
    res.set('Cache-Control', 'private, no-store');
    res.send(
      handoffCalendar(
        'Handoffs',
        steps.map(({ step, dueOn, words, handoff }) => ({
          id: `${handoff.tradeId}-${handoff.accountId}-${step}`,
          day: dueOn,
          title: `${handoff.account}: ${words.charAt(0).toLowerCase()}${words.slice(1)}`,
          description: `${handoff.from ?? 'nobody'} → ${handoff.to}, ${dayInWords(handoff.effectiveDate, localeOf(res))}`,
          url: `${base}/handoffs/${handoff.tradeId}/${handoff.accountId}`,
        })),
        services.now(),
      ),
    );
  });

  router.get('/rotations/:id/handoffs', async (req, res) => {
    const rotation = await findRotation(db, req.params.id);
    const { repIds } = await viewingOf(db, currentUser(res));
    const within = repIds === null ? null : new Set(repIds);
    const all = await handoffsOf(db, { rotationId: rotation.id }, services.today());
    const handoffs = all.filter((handoff) => touches(within, [handoff]));
    const ordered = await withoutOrder(handoffs);
    page(res, 'handoffs/rotation', {
      title: 'Handoffs',
      active: 'rotations',
      breadcrumbs: [
        { label: 'Rotations', href: '/rotations' },
        { label: rotation.name, href: `/rotations/${rotation.id}` },
      ],
      rotation,
      counts: handoffCounts(handoffs),
      handoffs: handoffs.map((handoff) => ({
        ...handoff,
        counts: handoffCounts([handoff]),
        lateSteps: handoff.steps.filter(({ late }) => late),
        noOrder: ordered.has(`${handoff.tradeId} ${handoff.accountId}`),
      })),
    });
  });

  /** Accounts in effect without revenue since, as far as a whole month of theirs is known. */
  async function withoutOrder(handoffs: Awaited<ReturnType<typeof handoffsOf>>): Promise<Set<string>> {
    const span = await revenueMonths(database.db);
    const known = handoffs.filter(
      (one) => one.state === 'in_effect' && span && monthOf(one.effectiveDate) <= span.lastMonth,
    );
    const none = new Set<string>();
    for (const [month, own] of groupBy(known, ({ effectiveDate }) => monthOf(effectiveDate))) {
      const accountIds = own.map(({ accountId }) => accountId);
      const ordered = await orderedSince(db, accountIds, month);
      for (const { tradeId, accountId } of own) if (!ordered.has(accountId)) none.add(`${tradeId} ${accountId}`);
    }
    return none;
  }
  return router;
}

function placeOf(req: Request): { tradeId: string; accountId: number; step: string } {
  const { tradeId, accountId, step } = req.params as Record<string, string>;
  return { tradeId, accountId: countedId(accountId), step };
}
