import { addSums } from '../outcomes/sums';
import type { RotationOutcome, TradeOutcome, WindowOutcome } from '../outcomes/types';
import { quarterFromIndex } from '../shared/calendar';
import { groupBySorted } from '../shared/groupBy';
import { sectionSentences, totalSentences } from './sentences';
import type { LegNames, QuarterlyReview, ReviewInput, ReviewLine, ReviewSection } from './types';

/**
 * The quarterly review: every swap in effect by its quarter of effect, newest first, with revenue before and after,
 * the plain change, and what the candidates of its rotation that were not swapped did meanwhile. Sums agree to the
 * cent with the outcomes given.
 * @throws RangeError when a leg in effect has no names: a defect of the caller
 */
export function quarterlyReview(input: ReviewInput): QuarterlyReview {
  const { outcomes } = input;
  const names = new Map(input.legs.map((leg) => [`${leg.tradeId}/${leg.accountId}`, leg]));
  const sections = outcomes.rotations.flatMap((rotation) =>
    [...groupBySorted(rotation.windows, (w) => quarterFromIndex(w.window.effectiveQuarter)).values()].map((windows) =>
      sectionOf(rotation, windows, names, input),
    ),
  );
  sections.sort((a, b) => compare(b.quarter, a.quarter) || compare(a.rotationName, b.rotationName));
  const totals = { ...addSums(sections), trades: outcomes.trades, undoneTrades: outcomes.undoneTrades };
  return { asOf: input.asOf, sections, totals, sentences: totalSentences(totals, input) };
}

function sectionOf(
  rotation: RotationOutcome,
  windows: readonly WindowOutcome[],
  names: ReadonlyMap<string, LegNames>,
  input: ReviewInput,
): ReviewSection {
  const lines = windows.flatMap((window) => window.trades).map((trade) => lineOf(trade, names));
  const measured = windows.filter((window) => window.plain !== null);
  const section = {
    ...addSums(windows),
    quarter: quarterFromIndex(windows[0].window.effectiveQuarter),
    rotationId: rotation.rotationId,
    rotationName: input.rotations.find((r) => r.id === rotation.rotationId)?.name ?? rotation.rotationId,
    lines: lines.sort((a, b) => a.tradeNumber - b.tradeNumber),
    undoneTrades: lines.filter((line) => line.endedBy === 'undo').length,
    notSwapped: measured.length === 1 ? measured[0].notSwapped : null,
  };
  return { ...section, sentences: sectionSentences(section, windows, input) };
}

function lineOf(trade: TradeOutcome, names: ReadonlyMap<string, LegNames>): ReviewLine {
  const { legOutcomes, window, ...sums } = trade;
  const legLines = legOutcomes.map(({ leg, state, fourQuartersBeforeCents, plain }) => {
    const own = names.get(`${leg.tradeId}/${leg.accountId}`);
    if (own === undefined)
      throw new RangeError(`Nothing is known about account ${leg.accountId} of a trade in effect.`);
    return { names: own, state, fourQuartersBeforeCents, plain };
  });
  return { ...sums, tradeNumber: legLines[0].names.tradeNumber, quartersAfter: window.quarters, legLines };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
