import type { AccountId } from '../../../accounts/types';
import { groupBy } from '../../../shared/groupBy';
import { seededRandom } from '../../../shared/random';
import { adjustForDiscoveries } from '../../inference/falseDiscovery';
import type { Interval } from '../../inference/interval';
import { poolEffects } from '../../inference/pooling';
import { MOST_QUARTERS } from '../mainEffect';
import { countsIn } from '../measure';
import type { MeasuredMember, MeasuredStack } from '../types';
import { TradeFigures } from './tradeFigures';

/** A verdict needs so many complete quarters after. */
export const QUARTERS_FOR_VERDICT = 4;
/** Share of "better" and "worse" that may be wrong on average. */
const FALSE_DISCOVERIES = 0.1;

export type Verdict = 'better' | 'noClearChange' | 'worse' | 'tooEarly' | 'notComparable';

/** One account of a trade over its quarters; shares of its own baseline (minor units a quarter). */
export interface AccountFigures {
  accountId: AccountId;
  baselineCents: number;
  /** Revenue a quarter over the baseline, minus 1; and the same of accounts like it that stayed, null without any. */
  change: number;
  expected: number | null;
}

/** What one trade did, beyond what accounts like its own did. Shares are of the baseline of its accounts. */
export interface TradeEffect {
  tradeId: string;
  rotationId: string;
  /** Complete quarters after in which the exchange held, eight at the most. */
  quarters: number;
  baselineCents: number;
  /** Null when one of its accounts has nobody to be compared with, or brought nothing in the year before. */
  effect: number | null;
  /** effect × baseline, minor units a quarter. */
  effectCents: number | null;
  /** From placebo swaps; null with fewer than 19 of them. */
  interval: Interval | null;
  /** Placebo swaps without an account in common. */
  placebos: number;
  /** Share of placebo swaps, itself among them, that strayed as far from zero; null without an interval. */
  p: number | null;
  /** Standard error of effectCents, from how far placebo swaps strayed; null without an interval. */
  errorCents: number | null;
  /** effectCents and errorCents of its first four quarters alone, which plans predict; null before there are four. */
  firstYear: { effectCents: number | null; errorCents: number | null } | null;
  /** Drawn towards the mean of all trades by as much as it is uncertain; null without an interval. */
  shrunken: number | null;
  verdict: Verdict;
  /** Its accounts one by one; empty without a complete quarter. */
  accounts: AccountFigures[];
}

type Raw = Omit<TradeEffect, 'shrunken' | 'verdict' | 'errorCents'> & { error: number | null };

/**
 * Every trade by itself: its accounts against controls like them, an interval from pretended swaps of controls, a verdict
 * at four complete quarters with at most 10 % false discoveries (Benjamini & Hochberg 1995), and the effect shrunk
 * towards the mean of all trades.
 */
export function tradeEffects(stacks: readonly MeasuredStack[], asOf: number, seed: number): TradeEffect[] {
  const raw = stacks.flatMap((stack) => ofStack(stack, asOf, seed));
  const sure = raw.filter((r) => r.effect !== null && r.error !== null && r.error > 0);
  const pooled = poolEffects(sure.map((r) => ({ value: r.effect!, error: r.error! })));
  const judged = sure.filter((r) => r.quarters >= QUARTERS_FOR_VERDICT);
  const found = adjustForDiscoveries(judged.map((r) => r.p!)).map((p) => p <= FALSE_DISCOVERIES);
  const [placeOfSure, placeOfJudged] = [sure, judged].map((own) => new Map(own.map((r, i) => [r.tradeId, i])));
  return raw.map(({ error, ...trade }) => {
    const at = placeOfSure.get(trade.tradeId);
    return {
      ...trade,
      errorCents: error === null ? null : Math.round(error * trade.baselineCents),
      shrunken: at === undefined ? null : pooled!.shrunken[at].mean,
      verdict: verdictOf(trade, placeOfJudged.get(trade.tradeId), found),
    };
  });
}

function ofStack(measured: MeasuredStack, asOf: number, seed: number): Raw[] {
  const { stack } = measured;
  // Nobody is like an account that a manager called up by hand, and it is like nobody.
  const members = measured.members.filter(({ member }) => !member.byHand);
  const byTrade = groupBy(
    members.filter((m) => m.moved),
    (m) => m.member.tradeId!,
  );
  const figures = new TradeFigures(members, seededRandom(seed).fork(stack.id));
  return [...byTrade].map(([tradeId, accounts]) => {
    const quarters = heldQuarters(measured, accounts, asOf);
    const baselineCents = Math.round(accounts.reduce((sum, m) => sum + m.baselineCents, 0));
    const trade = { tradeId, rotationId: stack.rotationId, quarters: quarters.length, baselineCents };
    if (quarters.length === 0) return { ...trade, ...NOTHING_YET };
    const whole = accounts.length === (stack.legs?.get(tradeId) ?? accounts.length);
    const { effect, error, compared, placebos, likeness } = figures.over(quarters, accounts, whole);
    const year = quarters.slice(0, QUARTERS_FOR_VERDICT);
    const firstYear = year.length < QUARTERS_FOR_VERDICT ? null : figures.over(year, accounts, whole);
    const cents = (share: number | null): number | null => (share === null ? null : Math.round(share * baselineCents));
    return {
      ...trade,
      effect,
      effectCents: cents(effect),
      interval: compared?.interval ?? null,
      placebos,
      p: compared?.p ?? null,
      error,
      firstYear: firstYear && { effectCents: cents(firstYear.effect), errorCents: cents(firstYear.error) },
      accounts: accounts.map((account) => ({
        accountId: account.member.accountId,
        baselineCents: Math.round(account.baselineCents),
        change: likeness.change(account),
        expected: likeness.expected(account),
      })),
    };
  });
}

const NOTHING_YET = {
  effect: null,
  effectCents: null,
  interval: null,
  placebos: 0,
  p: null,
  error: null,
  firstYear: null,
  accounts: [],
};

/**
 * Complete quarters in which the whole exchange held. They run on after the main window, and controls that a later
 * rotation moved stay controls: leaving out who stood still later would bend the comparison by far more than their own
 * exchange does.
 */
function heldQuarters({ stack }: MeasuredStack, accounts: readonly MeasuredMember[], asOf: number): number[] {
  const last = Math.min(asOf, stack.effectiveQuarter + MOST_QUARTERS - 1);
  const quarters = Array.from(
    { length: Math.max(0, last - stack.effectiveQuarter + 1) },
    (_, k) => stack.effectiveQuarter + k,
  );
  return quarters.filter((quarter) => accounts.every((account) => countsIn(account, quarter)));
}

function verdictOf(
  { quarters, effect, interval }: Omit<Raw, 'error'>,
  at: number | undefined,
  found: readonly boolean[],
): Verdict {
  if (quarters < QUARTERS_FOR_VERDICT) return 'tooEarly';
  if (effect === null || interval === null) return 'notComparable';
  if (at === undefined || !found[at]) return 'noClearChange';
  return effect > 0 ? 'better' : 'worse';
}
