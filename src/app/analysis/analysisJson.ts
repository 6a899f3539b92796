import type { Block } from '../../growth/facts';
import { shownRep, withoutFigures } from '../../growth/reps/withhold';
import type { RepAnalysis } from '../../growth/types';
import { accountWords } from '../../growth/words/accountWords';
import { blockWords } from '../../growth/words/blockWords';
import { repWords } from '../../growth/words/repWords';
import type { Telling } from '../../storage/people/company';
import type { FinishedAnalysis } from './analyse';

/**
 * The analysis as `rotation analyse --json` writes it: ids are the external ones, money is minor units, growth and
 * penetration are fractions. Where individual rep figures are turned off, a rep's are left out.
 */
export function analysisJson({ header, input, analysis }: FinishedAnalysis, telling: Telling): Record<string, unknown> {
  const accountIds = new Map(input.accounts.map((a) => [a.id, a.externalId]));
  const repIds = new Map(input.reps.map((r) => [r.id, r.externalId]));
  return {
    asOf: header.asOf,
    dataThrough: header.dataThrough,
    cutOff: header.cutOff,
    policy: header.policy,
    company: analysis.company,
    accounts: Array.from(
      analysis.accounts,
      ({ accountId, ownerId, groupId, reasons, notCandidateBecause, ...rest }) => ({
        accountId: accountIds.get(accountId),
        ownerId: ownerId === null ? null : repIds.get(ownerId),
        groupId: accountIds.get(groupId),
        ...rest,
        reasons: reasons.map((fact) => accountWords(fact, telling)),
        notCandidateBecause: notCandidateBecause.map((block) => told(block, telling)),
      }),
    ),
    reps: analysis.reps.map((rep) => ({ ...repJson(rep, telling), repId: repIds.get(rep.repId) })),
  };
}

function told(block: Block, telling: Telling): string {
  return blockWords(telling.showRepFigures ? block : withoutFigures(block), telling);
}

function repJson(rep: RepAnalysis, telling: Telling): Record<string, unknown> {
  const { figures, ...book } = shownRep(rep, telling.showRepFigures);
  return figures ? { ...book, ...figures, reasons: figures.reasons.map((fact) => repWords(fact, telling)) } : book;
}
