import type { RepId } from '../../accounts/types';
import { dealMovesOn } from '../../exports/crm/openDeals';
import type { CreditOrder, CrmRep, DealOrder, OwnerOrder, QuotaOrder } from '../../exports/crm/orders';
import { addDays, type Day, firstDayOfQuarter, quarterIndex } from '../../shared/calendar';
import { groupBy } from '../../shared/groupBy';
import { loadReps } from '../../storage/accounts/accounts';
import type { Db } from '../../storage/database';
import { companyPolicy } from '../../storage/people/company';
import { creditInForce } from '../../storage/trades/creditVersions';
import { type MovedLeg, movedLegs, openDealRows } from '../../storage/trades/crmOrders';
import { type CreditTerms, dealsUntil, doubleUntil } from '../../trades/credit/terms';

/** Terms of trades that took effect longer ago than this have nothing left to say. */
const LOOK_BACK_DAYS = 2 * 366;

/** Legs, terms and reps behind the files. */
interface Moved {
  legs: MovedLeg[];
  terms: Map<string, CreditTerms>;
  rep(id: RepId | null): CrmRep | null;
}

/** Owners that the CRM does not show yet. */
export async function ownerOrders(db: Db): Promise<{ orders: OwnerOrder[]; legs: MovedLeg[] }> {
  const legs = await movedLegs(db, { states: ['due', 'exported'] });
  const { rep } = await reps(db);
  return {
    legs,
    orders: legs.map((leg) => ({
      accountId: leg.accountNumber,
      account: leg.account,
      from: rep(leg.fromRepId),
      to: rep(leg.toRepId)!,
      effectiveDate: leg.effectiveDate,
      tradeNumber: leg.tradeNumber,
    })),
  };
}

/** Open deals that are the new rep's by now, as far as the CRM shows somebody else. */
export async function dealOrders(db: Db, today: Day): Promise<DealOrder[]> {
  const { legs, terms, rep } = await moved(db, today);
  const deals = groupBy(
    await openDealRows(
      db,
      legs.map(({ accountId }) => accountId),
    ),
    ({ accountId }) => accountId,
  );
  return newestLegs(legs).flatMap((leg) =>
    (deals.get(leg.accountId) ?? []).flatMap((deal): DealOrder[] => {
      const since = dealMovesOn(deal, { ...leg, terms: terms.get(leg.tradeId) ?? null });
      if (deal.repId === leg.toRepId || since > today) return [];
      const named = { dealId: deal.externalId, deal: deal.name, accountId: leg.accountNumber };
      return [{ ...named, from: rep(deal.repId), to: rep(leg.toRepId)!, since, tradeNumber: leg.tradeNumber }];
    }),
  );
}

/** Quotas that follow trades in effect, one a rep and quarter. */
export async function quotaOrders(db: Db, today: Day): Promise<QuotaOrder[]> {
  const { legs, terms, rep } = await moved(db, today);
  const { fiscalYearStartMonth } = await companyPolicy(db);
  const numberOf = new Map(legs.map(({ tradeId, tradeNumber }) => [tradeId, tradeNumber]));
  const changes = [...terms].flatMap(([tradeId, { quotas }]) =>
    quotas.map((quota) => ({ ...quota, tradeNumber: numberOf.get(tradeId)! })),
  );
  const byQuota = groupBy(changes, ({ repId, quarter }) => `${quarter} ${repId}`);
  return [...byQuota]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, own]): QuotaOrder => {
      const [{ repId, quarter }] = own;
      const beforeCents = own.find(({ from }) => from !== null)?.from?.quotaCents ?? null;
      const changeCents = own.reduce((sum, change) => sum + change.changeCents, 0);
      return {
        rep: rep(repId)!,
        quarter,
        firstDay: firstDayOfQuarter(quarterIndex(quarter), fiscalYearStartMonth),
        beforeCents,
        changeCents,
        afterCents: beforeCents === null ? null : beforeCents + changeCents,
        tradeNumbers: own.map(({ tradeNumber }) => tradeNumber),
      };
    })
    .filter(({ changeCents }) => changeCents !== 0);
}

/** Who is credited for the open deals and the new revenue of moved accounts, as long as it is not the new rep alone. */
export async function creditOrders(db: Db, today: Day): Promise<CreditOrder[]> {
  const { legs, terms, rep } = await moved(db, today);
  const deals = await openDealRows(
    db,
    legs.map(({ accountId }) => accountId),
  );
  return legs.flatMap((leg) => {
    const own = terms.get(leg.tradeId);
    const [giver, taker] = [rep(leg.fromRepId), rep(leg.toRepId)!];
    if (!own || giver === null) return [];
    const base = { accountId: leg.accountNumber, account: leg.account, from: leg.effectiveDate };
    const order = (who: CrmRep, percent: number, until: Day, deal: { id: string; name: string } | null) => ({
      ...base,
      dealId: deal?.id ?? null,
      deal: deal?.name ?? null,
      rep: who,
      percent,
      until,
      tradeNumber: leg.tradeNumber,
    });
    const until = dealsUntil(own, leg.effectiveDate);
    const double = doubleUntil(own, leg.effectiveDate);
    const percent = own.deals.rule === 'split' ? own.deals.formerPercent : 100;
    return [
      ...(until === null || until < today ? [] : deals)
        .filter((deal) => deal.accountId === leg.accountId && deal.createdOn <= leg.cutOff)
        .flatMap(({ externalId: id, name }) => [
          order(giver, percent, until!, { id, name }),
          ...(percent < 100 ? [order(taker, 100 - percent, until!, { id, name })] : []),
        ]),
      ...(double === null || double < today ? [] : [giver, taker].map((who) => order(who, 100, double, null))),
    ];
  });
}

async function moved(db: Db, today: Day): Promise<Moved> {
  const legs = await movedLegs(db, { since: addDays(today, -LOOK_BACK_DAYS) });
  const terms = await creditInForce(db, [...new Set(legs.map(({ tradeId }) => tradeId))]);
  return { legs, terms, ...(await reps(db)) };
}

async function reps(db: Db): Promise<Pick<Moved, 'rep'>> {
  const known = new Map(
    (await loadReps(db)).map(({ id, externalId, name, email }) => [id, { externalId, name, email }]),
  );
  return { rep: (id) => (id === null ? null : (known.get(id) ?? null)) };
}

/** The last move of each account: an earlier one says nothing any more about who has it. */
function newestLegs(legs: readonly MovedLeg[]): MovedLeg[] {
  return [
    ...new Map(
      [...legs].sort((a, b) => (a.effectiveDate < b.effectiveDate ? -1 : 1)).map((l) => [l.accountId, l]),
    ).values(),
  ];
}
