import { setImmediate } from 'node:timers/promises';
import { revenueLookup } from '../../outcomes/accountChange';
import { earlierChoices } from '../../outcomes/earlierChoices';
import { measureStack } from '../../outcomes/effect/measure';
import { powerFigures } from '../../outcomes/effect/powerFigures';
import type { PowerFigures } from '../../outcomes/effect/report';
import type { Member } from '../../outcomes/effect/types';
import { effectiveQuarter } from '../../outcomes/window';
import { asOfQuarterIndex } from '../../shared/calendar';
import { forLongReads } from '../../storage/beside/reads';
import type { Database } from '../../storage/database';
import { legsInEffect } from '../../storage/outcomes/outcomePages';
import { findCompany } from '../../storage/people/company';
import { planSize, sampledSegments } from '../../storage/plans/planSize';
import { loadRevenueOfAccounts, revenueMonths } from '../../storage/revenue/revenueOfAccounts';
import type { Rotation } from '../../storage/rotations/rotations';
import { answered } from './keptPerData';

/** Accounts looked at: the spread of pretended swaps is known well enough from these. */
const SAMPLE = 3_000;
const SEED = 20_179;
/** The year of a choice, and the two before it that the rule looks at. */
const QUARTERS_BACK = 13;

/**
 * What a comparison of a plan's swaps could show, before any of them: how far pretended swaps strayed over a year among
 * accounts that the growth rule would have called up a year ago, for as many swaps and controls as the plan has.
 * @returns null without enough history, or for a plan without swaps
 */
export async function powerBefore(
  database: Database,
  { policy }: Rotation,
  planId: string,
  candidates: number,
): Promise<PowerFigures | null> {
  const dataVersion = (await findCompany(database.db))?.dataVersion ?? 0;
  const months = await revenueMonths(database.db);
  const planned = await planSize(database.db, planId);
  if (months === null || planned.swaps === 0 || planned.t4qCents <= 0) return null;
  return answered(database, dataVersion, { parts: ['power', planId, candidates], subject: null }, async () => {
    const start = policy.fiscalYearStartMonth;
    const last = asOfQuarterIndex(months.lastMonth, start);
    const segments = await sampledSegments(await forLongReads(database.db), SAMPLE);
    const span = {
      fiscalYearStartMonth: start,
      firstMonth: months.firstMonth,
      from: last - QUARTERS_BACK,
      through: last,
    };
    const revenue = await loadRevenueOfAccounts(database, [...segments.keys()], span);
    // Each step takes a part of the time that others can wait: they get their turn in between.
    await setImmediate();
    const [choice] = earlierChoices(revenue, policy.growth.flatUpTo, await firstSwaps(database, start), last);
    if (!choice) return null;
    const stack = {
      id: 'pretended',
      rotationId: 'pretended',
      effectiveQuarter: choice.asOf + 1,
      lastBefore: choice.asOf,
      lastUntouched: last,
      members: choice.chosen.map((id) => pretended(id, segments.get(id) ?? '')),
    };
    const size = {
      swaps: planned.swaps,
      expectedCents: planned.expectedCents,
      baselineCents: planned.t4qCents / 4,
      controls: Math.floor(Math.max(0, candidates - planned.legs) / 2),
    };
    await setImmediate();
    const measured = measureStack(stack, revenueLookup(revenue));
    await setImmediate();
    const figures = powerFigures(measured, size, SEED);
    await setImmediate();
    return figures;
  });
}

async function firstSwaps(database: Database, fiscalYearStartMonth: number): Promise<Map<number, number>> {
  const first = new Map<number, number>();
  for (const { accountId, effectiveDate } of await legsInEffect(database.db)) {
    const quarter = effectiveQuarter(effectiveDate, fiscalYearStartMonth);
    first.set(accountId, Math.min(quarter, first.get(accountId) ?? quarter));
  }
  return first;
}

function pretended(accountId: number, segment: string): Member {
  return {
    accountId,
    tradeId: null,
    repIds: [],
    propensity: null,
    segment,
    sizeTercile: '1',
    countsThrough: null,
    laterChances: [],
  };
}
