import type { Response } from 'express';
import { reportLearning } from '../../app/outcomes/learning';
import { beliefCurves } from '../../charts/beliefCurves';
import { adoptedBeliefs, type BeliefDecision, learntKey } from '../../outcomes/learning/adopted';
import type { Learnt } from '../../outcomes/learning/types';
import { canDecideOutcomes } from '../../people/permissions';
import { beliefRows, correlationOf, learningSentences, segmentRows } from '../../reviews/learningSentences';
import { signedShare } from '../../shared/wording';
import { beliefDecisions } from '../../storage/outcomes/beliefDecisions';
import { companyPolicy, companyTelling } from '../../storage/people/company';
import { currentUser } from '../middleware/viewer';
import type { Services } from '../services';

/** Segments shown; a company with more reads them by the command. */
const MOST_SEGMENTS = 25;

/** What the company's own swaps teach about the two beliefs, and what was done with it; null before any revenue. */
export async function learningView(res: Response, { database }: Services) {
  const learning = await reportLearning(database);
  if (learning === null) return null;
  const { company } = learning;
  const { beliefs } = await companyPolicy(database.db);
  const { locale } = await companyTelling(database.db);
  const decisions = await beliefDecisions(database.db);
  const after = adoptedBeliefs(company, beliefs);
  return {
    sentences: learningSentences(learning, locale),
    rows:
      company.swaps === 0
        ? []
        : beliefRows(company, locale).map((row, at) => ({ ...row, ...policyColumn(at, beliefs, after) })),
    charts: company.swaps === 0 ? [] : chartsOf(company, locale),
    correlation: correlationOf(company),
    segments: segmentRows(learning, locale).slice(0, MOST_SEGMENTS),
    moreSegments: Math.max(0, learning.segments.length - MOST_SEGMENTS),
    seen: learntKey(company),
    canDecide: after !== null && canDecideOutcomes(currentUser(res)),
    inPolicy: after === null && (company.headroomShareLearnt || company.handoverLossLearnt),
    decisions: decisions.slice(0, 5).map((decided) => ({ ...decided, isDecline: decided.decision === 'decline' })),
    declinedThis: decisions[0]?.decision === 'decline' && learntKey(decisions[0].learnt) === learntKey(company),
  };
}

function policyColumn(
  at: number,
  now: { headroomShare: number; handoverLoss: number },
  after: { headroomShare: number; handoverLoss: number } | null,
): { now: number; wouldBe: number | null } {
  const key = at === 0 ? 'headroomShare' : 'handoverLoss';
  return { now: now[key], wouldBe: after !== null && after[key] !== now[key] ? after[key] : null };
}

function chartsOf({ prior, posterior }: Learnt, locale: string): { chart: string; caption: string }[] {
  const share = (value: number): string => signedShare(value, locale).replace('+', '');
  const draw = (id: string, title: string, what: 'headroomShare' | 'handoverLoss'): string =>
    beliefCurves({
      id,
      title,
      before: { mean: prior[what], sd: prior[`${what}Sd`] },
      after: { mean: posterior[what], sd: posterior[`${what}Sd`] },
      format: share,
    });
  const titles = ['Share of headroom won in a year', 'Share of revenue lost by a handover'];
  return [
    { chart: draw('belief-won', titles[0], 'headroomShare'), caption: titles[0] },
    { chart: draw('belief-lost', titles[1], 'handoverLoss'), caption: titles[1] },
  ];
}

/** Where a belief of the policy comes from, by the path of its field, when it was adopted from the company's own swaps. */
export async function beliefSources({ database }: Services): Promise<Record<string, string>> {
  const { beliefs } = await companyPolicy(database.db);
  const adopted = (await beliefDecisions(database.db)).find(({ decision }) => decision === 'adopt');
  if (!adopted) return {};
  const values = adoptedBeliefs(adopted.learnt, adopted.before) ?? adopted.before;
  return Object.fromEntries(
    (['headroomShare', 'handoverLoss'] as const).flatMap((key) =>
      values[key] !== adopted.before[key] && values[key] === beliefs[key]
        ? [[`beliefs.${key}`, sourceSentence(adopted, adopted.before[key])]]
        : [],
    ),
  );
}

function sourceSentence({ learnt, at, byName, asOf }: BeliefDecision, before: number): string {
  return (
    `Adopted on ${at.slice(0, 10)} by ${byName ?? 'the system'} from ${learnt.swaps} of your own swaps, measured through ${asOf}; ` +
    `it was ${signedShare(before).replace('+', '')} before.`
  );
}
