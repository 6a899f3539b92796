import type { EffectFigures } from '../../outcomes/effect/pooledFigures';
import type { EffectReport } from '../../outcomes/effect/report';
import type { RegressionToMean } from '../../outcomes/regressionToMean';
import { categoryWithoutRange } from '../../reviews/effect/categorySentence';
import { leftOutSentences, preTestSentence, regainedSentence, spilloverSentence } from '../../reviews/effect/checks';
import { basisSentence, pooledDetails, pooledHeadline } from '../../reviews/effect/pooledSentences';
import { swapsMeasured } from '../../reviews/effect/reportSentences';
import type { TradeLine } from '../../reviews/effect/tradeLines';
import { transferSentences } from '../../reviews/effect/transferSentences';
import { variantRows } from '../../reviews/effect/variantRows';
import type { Manner } from '../../shared/wording';
import { eventStudyOf, MOST_DRAWN, recoveryOf, tradesForest } from './effectCharts';

/** What leads a page about an effect: the sentence, what belongs below it, and key figures. */
export function leadOf(report: EffectReport, manner: Manner) {
  const { pooled } = report;
  const swaps = swapsMeasured(report);
  return {
    headline: pooledHeadline(pooled, swaps, manner),
    details: pooled === null ? [] : pooledDetails(pooled, manner),
    basis: pooled === null ? null : basisSentence(pooled, report.chancesSetAside),
    // Never an effect without its interval.
    pooled: pooled?.intervalCents ? pooled : null,
    swaps,
    power: report.power,
  };
}

/** Everything that a page shows about the effect of a rotation's exchanges; `lines` are those the reader may see. */
export function effectView(
  report: EffectReport,
  lines: readonly TradeLine[],
  regression: RegressionToMean | null,
  manner: Manner,
) {
  return {
    ...leadOf(report, manner),
    eventStudy: eventStudyOf(report, manner),
    preTest: report.pooled === null ? null : preTestSentence(report.eventStudy),
    forest: tradesForest(lines, report.pooled, manner),
    notDrawn: Math.max(0, lines.filter((line) => line.effect?.interval).length - MOST_DRAWN),
    regained: regression && regainedSentence(regression, manner),
    recovery: regression && recoveryOf(regression),
    variants: variantRows(report, manner),
    spillover: report.pooled === null ? null : spilloverSentence(report, manner),
    categories: categoryRows(report),
    leftOut: leftOutSentences(report.leftOut),
    transfers: transferLists(report, manner),
  };
}

/** Sentences on each kind of transfer. */
export function transferLists({ transfers }: Pick<EffectReport, 'transfers'>, manner: Manner): string[][] {
  return transfers.map((transfer) => transferSentences(transfer, manner));
}

function categoryRows({ categories }: EffectReport): { name: string; figures: EffectFigures; without: string }[] {
  if (categories === null) return [];
  const rowOf = (name: string, figures: EffectFigures) => ({ name, figures, without: categoryWithoutRange(figures) });
  return [
    rowOf('Categories bought before', categories.existing),
    rowOf('Categories new to the account', categories.new),
  ];
}
