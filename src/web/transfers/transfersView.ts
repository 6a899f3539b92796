import type { Response } from 'express';
import { findRotation } from '../../app/rotations/findRotation';
import { findTransferPlan } from '../../app/transfers/takeTransfers';
import { canProposeTrade } from '../../people/permissions';
import type { PlannedTransfer } from '../../planning/transfers/types';
import { repNames } from '../../storage/accounts/accountNames';
import { accountFacts } from '../../storage/trades/tradePages';
import { openTradesOf } from '../../storage/trades/trades';
import { currentUser } from '../middleware/viewer';
import { touches, visibleReps } from '../rotations/actor';
import type { Services } from '../services';

/** Everything that the page of a plan of transfers shows; managers see what concerns their own tree. */
export async function transfersView(res: Response, services: Services, id: string) {
  const { db } = services.database;
  const { header, input, plan } = await findTransferPlan(services.database, id);
  const rotation = await findRotation(db, header.rotationId);
  const within = await visibleReps(res, services);
  const transfers = plan.transfers.filter((transfer) => touches(within, transfer.legs));
  const names = await repNames(db);
  const ids = [
    ...transfers.flatMap(({ legs }) => legs),
    ...plan.unplaced.flatMap(({ accountIds }) => accountIds.map((accountId) => ({ accountId }))),
  ];
  const accountIds = ids.map(({ accountId }) => accountId);
  const accounts = await accountFacts(db, accountIds);
  const claimed = new Map((await openTradesOf(db, accountIds)).map((trade) => [trade.accountId, trade.number]));
  const rowOf = (transfer: PlannedTransfer) => {
    const [first] = transfer.legs;
    const sum = (of: 't4qCents' | 'lossCents'): number => transfer.legs.reduce((total, leg) => total + leg[of], 0);
    return {
      id: transfer.id,
      accounts: transfer.legs.map((leg) => ({ id: leg.accountId, ...accounts.get(leg.accountId) })),
      from: names.get(first.fromRepId) ?? '',
      to: names.get(first.toRepId) ?? '',
      t4qCents: sum('t4qCents'),
      lossCents: sum('lossCents'),
      fit: transfer.legs.reduce((total, leg) => total + leg.fit, 0) / transfer.legs.length,
      because: transfer.because,
      trade: claimed.get(first.accountId) ?? null,
    };
  };
  const rows = transfers.map(rowOf).sort((a, b) => (a.to < b.to ? -1 : a.to > b.to ? 1 : b.t4qCents - a.t4qCents));
  return {
    title: 'Transfers',
    active: 'rotations',
    breadcrumbs: [
      { label: 'Rotations', href: '/rotations' },
      { label: rotation.name, href: `/rotations/${rotation.id}` },
    ],
    id,
    rotation,
    madeAt: header.createdAt,
    plan,
    leavers: input.vacantRepIds.map((repId) => names.get(repId) ?? ''),
    newHires: input.newRepIds.map((repId) => names.get(repId) ?? ''),
    rows,
    hidden: plan.transfers.length - rows.length,
    free: rows.filter((row) => row.trade === null).length,
    takers: new Set(rows.map((row) => row.to)).size,
    t4qCents: rows.reduce((sum, row) => sum + row.t4qCents, 0),
    lossCents: rows.reduce((sum, row) => sum + row.lossCents, 0),
    unplaced: plan.unplaced.map((own) => ({
      ...own,
      names: own.accountIds.map((one) => accounts.get(one)?.name ?? '').join(', '),
    })),
    books: plan.books
      .filter(({ repId }) => within === null || within.has(repId))
      .map((book) => ({ ...book, name: names.get(book.repId) ?? '' })),
    canTake: canProposeTrade(currentUser(res)) && rotation.closedAt === null,
  };
}
