import { analyseCurrent } from '../../src/app/analysis/analyse';
import type { Database } from '../../src/storage/database';
import { insertRotation } from '../../src/storage/rotations/rotations';
import type { StoredLeg, Trade } from '../../src/storage/trades/trades';
import { insertTrade } from '../../src/storage/trades/tradeWrites';
import type { TradeState } from '../../src/trades/states';
import { castPolicy, fillCast } from '../cast';

const CREATED = '2024-12-01T09:00:00.000Z';
const ownerOf = (n: number): number => 4 + Math.floor((n - 1) / 5);

/** Trades of the swap cast by what happened to them; accounts in brackets, reps as in the cast. */
export const SWAPS = {
  /** 2 (rep 4) and 16 (rep 7), in effect since 2025-01-01. */
  year: 'swap-year',
  /** 8 (rep 5) and 26 (rep 9), in effect on 2025-01-01, undone on 2025-08-15. */
  undone: 'swap-undone',
  /** 3 (rep 4) and 21 (rep 8), in effect since 2025-10-01. */
  autumn: 'swap-autumn',
  /** 4 (rep 4) and 17 (rep 7), announced for 2026-04-01. */
  announced: 'swap-announced',
  /** 1 (rep 4) and 22 (rep 8), waiting for consent: reps know nothing of it. */
  pending: 'swap-pending',
} as const;

/** The cast after a rotation with swaps in every state, with candidates 1, 2, 5 and 16, and a current analysis. */
export async function fillSwapCast(database: Database): Promise<void> {
  fillCast(database);
  rotationAnalysis(database, [1, 2, 5, 16]);
  await insertRotation(database.db, {
    id: 'rotation-2025',
    name: 'Winter <2025>',
    asOf: '2024-Q4',
    dataThrough: '2024-12',
    cutOff: '2024-12-31',
    effectiveDate: '2025-01-01',
    policy: castPolicy(),
    analysisId: 'analysis-2025',
    createdAt: CREATED,
    createdBy: null,
    closedAt: null,
  });
  await swap(database, SWAPS.year, [2, 16], 'in_effect', '2025-01-01');
  await swap(database, SWAPS.undone, [8, 26], 'reversed', '2025-01-01');
  await swap(database, 'swap-undoing', [8, 26], 'in_effect', '2025-08-15', SWAPS.undone);
  await swap(database, SWAPS.autumn, [3, 21], 'in_effect', '2025-10-01');
  await swap(database, SWAPS.announced, [4, 17], 'scheduled', '2026-04-01');
  await swap(database, SWAPS.pending, [1, 22], 'submitted', '2026-04-01');
  const store = await analyseCurrent(database, CREATED);
  await database.db.transaction().execute(store);
}

async function swap(
  database: Database,
  id: string,
  [a, b]: [number, number],
  state: TradeState,
  day: string,
  undoes: string | null = null,
): Promise<void> {
  const leg = (accountId: number, other: number): StoredLeg => ({
    accountId,
    groupId: accountId,
    fromRepId: ownerOf(undoes ? other : accountId),
    toRepId: ownerOf(undoes ? accountId : other),
    t4qCents: 12_000_00 + accountId * 100_00,
    headroomCents: 50_000_00,
    fit: 0.5,
    gainCents: 5_000_00,
    lossCents: 1_000_00,
    expectedCents: 4_000_00,
  });
  const legs = [leg(a, b), leg(b, a)];
  const told = state === 'submitted' ? null : CREATED;
  const trade: Omit<Trade, 'number'> = {
    id,
    rotationId: 'rotation-2025',
    planId: null,
    swapId: id,
    kind: 'pair',
    state,
    effectiveDate: day,
    effectiveDateReason: null,
    expectedCents: 8_000_00,
    successMeasure: null,
    reviewDate: null,
    undoCondition: null,
    creditTerms: state === 'scheduled' ? 'Deals of <today> stay with the former rep' : null,
    waiverReason: null,
    undoesTradeId: undoes,
    announcedAt: told,
    crmState: null,
    createdAt: CREATED,
    createdBy: null,
    legs,
  };
  await database.db.transaction().execute((trx) => insertTrade(trx, trade));
  if (state !== 'in_effect' && state !== 'reversed') return;
  for (const { accountId, toRepId } of legs) {
    database.raw
      .prepare('update assignments set to_date = ?, closed_by_trade = ? where account_id = ? and to_date is null')
      .run(day, id, accountId);
    database.raw
      .prepare(`insert into assignments (account_id, rep_id, role, from_date, origin, opened_by_trade)
        values (?, ?, 'owner', ?, 'trade', ?)`)
      .run(accountId, toRepId, day, id);
  }
}

function rotationAnalysis({ raw }: Database, candidates: number[]): void {
  raw
    .prepare(`insert into analyses (id, as_of, data_through, cut_off, data_version, policy, company, created_at, is_current)
      values ('analysis-2025', '2024-Q4', '2024-12', '2024-12-31', 1, ?, '{}', ?, 0)`)
    .run(JSON.stringify(castPolicy()), CREATED);
  const insert =
    raw.prepare(`insert into account_analyses (analysis_id, account_id, owner_id, group_id, state, t4q_cents,
      prior_cents, potential_cents, potential_grade, headroom_cents, candidate, detail)
    values ('analysis-2025', ?, ?, ?, 'flat', 1, 1, 1, 'A', 1, ?, ?)`);
  const detail = (n: number): string =>
    JSON.stringify({
      reasons: [{ kind: 'told', text: `reason <${n}>` }],
      whiteSpace: [{ categoryId: 3, typicalCents: 4_321_00 }],
      categoriesBought: 1,
      categoriesOffered: 3,
    });
  for (let n = 1; n <= 30; n++) insert.run(n, ownerOf(n), n, candidates.includes(n) ? 1 : 0, detail(n));
}
