import type { Response } from 'express';
import { reportEffects } from '../../app/outcomes/effects';
import { findRotation } from '../../app/rotations/findRotation';
import { beforeAfter } from '../../charts/beforeAfter';
import { bothSizes } from '../../charts/sizes';
import { decisionDue, OUTCOME_DECISIONS } from '../../outcomes/decisions';
import type { TradeEffect } from '../../outcomes/effect/trades/verdicts';
import { canDecideOutcomes } from '../../people/permissions';
import { againstPlan } from '../../reviews/effect/againstPlan';
import { type TradeLine, tradeLines } from '../../reviews/effect/tradeLines';
import { formatMoneyShort } from '../../shared/money';
import type { Manner } from '../../shared/wording';
import { outcomeDecisions } from '../../storage/outcomes/outcomeDecisions';
import { companyTelling } from '../../storage/people/company';
import { accountFacts, undoingTrade } from '../../storage/trades/tradePages';
import { currentUser } from '../middleware/viewer';
import type { Services } from '../services';
import { tradeInSight } from '../trades/tradeView';
import { DECISION_WORDS } from './decisionWords';
import { tradeFigures } from './tradeFigures';

/** One account over the quarters compared; minor units a quarter. */
interface AccountRow {
  accountId: number;
  accountName: string;
  beforeCents: number;
  afterCents: number;
  expectedCents: number | null;
}

/** What an exchange did, what was agreed about it, and what was decided. */
export async function tradeOutcomeView(res: Response, services: Services, id: string) {
  const { database } = services;
  const { db } = database;
  const trade = await tradeInSight(res, services, id);
  const rotation = await findRotation(db, trade.rotationId);
  const manner = await companyTelling(db);
  const facts = await accountFacts(
    db,
    trade.legs.map((leg) => leg.accountId),
  );
  const nameOf = (accountId: number): string => facts.get(accountId)?.name ?? '';
  const legs = trade.legs.map(({ accountId }) => ({
    tradeId: id,
    tradeNumber: trade.number,
    accountName: nameOf(accountId),
  }));
  const report = await reportEffects(database, { rotationId: trade.rotationId });
  const [line] = tradeLines(report?.trades ?? [], legs, manner);
  const rows = rowsOf(line.effect, nameOf);
  const decisions = await outcomeDecisions(db, { tradeId: id });
  const inEffect = trade.state === 'in_effect' && trade.undoesTradeId === null;
  const due = { quarters: line.effect?.quarters ?? 0, reviewDate: trade.reviewDate };
  return {
    title: `Outcome of trade ${trade.number}`,
    active: 'rotations',
    breadcrumbs: [
      { label: 'Rotations', href: '/rotations' },
      { label: rotation.name, href: `/rotations/${rotation.id}` },
      { label: `Trade ${trade.number}`, href: `/trades/${id}` },
    ],
    trade,
    line,
    happened: trade.state === 'reversed' || inEffect,
    againstPlan: againstPlan(Math.round(trade.expectedCents / 4), line.intervalCents, manner),
    rows,
    chart: slopesOf(rows, manner),
    figures: await tradeFigures(database, id),
    decisions: decisions.map((decided) => ({ ...decided, words: DECISION_WORDS[decided.decision].past })),
    canDecide: inEffect && canDecideOutcomes(currentUser(res)),
    isDue: inEffect && decisionDue(due, decisions[0] ?? null, services.today()),
    choices: OUTCOME_DECISIONS.map((value) => ({ value, label: DECISION_WORDS[value].choice })),
    toUndo: inEffect && decisions[0]?.decision === 'reverse' && (await undoingTrade(db, id)) === null,
  };
}

function rowsOf(effect: TradeLine['effect'], nameOf: (accountId: number) => string): AccountRow[] {
  return (effect?.accounts ?? []).map(
    ({ accountId, baselineCents, change, expected }: TradeEffect['accounts'][number]) => ({
      accountId,
      accountName: nameOf(accountId),
      beforeCents: baselineCents,
      afterCents: Math.round((1 + change) * baselineCents),
      expectedCents: expected === null ? null : Math.round((1 + expected) * baselineCents),
    }),
  );
}

/** Each account from before to after, and dashed to what was expected of it. */
function slopesOf(rows: readonly AccountRow[], { currency, locale }: Manner): string | null {
  if (rows.length === 0) return null;
  const lines = rows.flatMap(({ accountName, beforeCents, afterCents, expectedCents }) => [
    { label: accountName, before: beforeCents, after: afterCents },
    ...(expectedCents === null
      ? []
      : [{ label: 'expected', before: beforeCents, after: expectedCents, compare: true }]),
  ]);
  return bothSizes((width, part) =>
    beforeAfter({
      id: `expected${part}`,
      title: 'Revenue a quarter of each account, before and after, and what was to be expected without the exchange',
      width: Math.min(width, 640),
      beforeLabel: 'before',
      afterLabel: 'after',
      lines,
      format: (cents) => formatMoneyShort(cents, currency, locale),
    }),
  );
}
