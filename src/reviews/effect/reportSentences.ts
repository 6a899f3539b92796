import type { EffectReport } from '../../outcomes/effect/report';
import type { Manner } from '../../shared/wording';
import { leftOutSentences, preTestSentence, spilloverSentence } from './checks';
import { basisSentence, pooledDetails, pooledHeadline } from './pooledSentences';
import { powerSentences } from './powerSentences';

/** Everything that is said about an effect as sentences, the most important first. */
export function reportSentences(report: EffectReport, manner: Manner): string[] {
  const { pooled } = report;
  const headline = pooledHeadline(pooled, swapsMeasured(report), manner);
  if (pooled === null) return [headline];
  return [
    headline,
    ...pooledDetails(pooled, manner),
    basisSentence(pooled, report.chancesSetAside),
    preTestSentence(report.eventStudy),
    spilloverSentence(report, manner),
    ...leftOutSentences(report.leftOut),
    ...powerSentences(report.power, manner),
  ];
}

/** Exchanges with a complete quarter after them: those that an effect is about. */
export function swapsMeasured({ trades }: Pick<EffectReport, 'trades'>): number {
  return trades.filter((trade) => trade.quarters > 0).length;
}
