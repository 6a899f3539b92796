import { collected } from '../../growth/analyse';
import { describePlan } from '../../planning/describe';
import { nextQuarterStart } from '../../shared/calendar';
import { dataThere } from '../../storage/analyses/firstLookPages';
import type { Database } from '../../storage/database';
import { companyPolicy, findCompany } from '../../storage/people/company';
import { analyse } from '../analysis/analyse';
import { buildPlanningInput } from '../plans/buildInput';
import { runPlanner } from '../plans/runPlanner';

/** Swaps shown at most. */
const SHOWN = 10;
const SECONDS = 20;

/** One account that would change hands. */
export interface ProposedLeg {
  accountId: number;
  account: string;
  fromRep: string;
  toRep: string;
  t4qCents: number;
}

/** Swaps to discuss, the most promising first, as they are stored with their job. */
export interface SwapsToDiscuss {
  /** Of the data that they were found in. */
  dataVersion: number;
  swaps: { id: string; legs: ProposedLeg[]; expectedCents: number }[];
  /** Sentences about them as a whole; why there are none, when there are none. */
  words: string[];
}

/**
 * Looks for fair swaps under the company's policy, with nothing configured and nothing kept but the answer.
 * @param today the day of planning
 * @throws ProductError growth.tooLittleHistory and those of the analysis
 */
export async function proposeSwaps(
  database: Database,
  { today, cancelled }: { today: string; cancelled(): boolean },
): Promise<SwapsToDiscuss> {
  const policy = await companyPolicy(database.db);
  const { withRegion } = await dataThere(database);
  const isAnybodys = withRegion === 0 && policy.plan.compatibility === 'servesRegion';
  const { currency = 'USD', locale = 'en-US' } = (await findCompany(database.db)) ?? {};
  const finished = await analyse(database, { policy, exclusions: [] });
  const input = await buildPlanningInput(database.db, {
    ...finished.input,
    ...finished.header,
    effectiveDate: nextQuarterStart(today, policy.fiscalYearStartMonth),
    today,
    analysis: collected(finished.analysis),
    rotationId: null,
  });
  const plan = await runPlanner(
    { ...input, listed: true },
    {
      engine: 'auto',
      seed: 1,
      timeLimitSeconds: SECONDS,
      explained: true,
      cancelled,
    },
  );
  const accounts = new Map(finished.input.accounts.map(({ id, name }) => [id, name]));
  const reps = new Map(finished.input.reps.map(({ id, name }) => [id, name]));
  const best = [...(plan.ranked ?? plan.swaps)].sort((a, b) => expectedOf(b) - expectedOf(a)).slice(0, SHOWN);
  return {
    dataVersion: finished.header.dataVersion,
    words: [...(isAnybodys ? [NO_REGIONS] : []), ...describePlan(plan, currency, locale)],
    swaps: best.map((swap) => ({
      id: swap.id,
      expectedCents: expectedOf(swap),
      legs: swap.legs.map((leg) => ({
        accountId: leg.accountId,
        account: accounts.get(leg.accountId) ?? '',
        fromRep: reps.get(leg.fromRepId) ?? '',
        toRep: reps.get(leg.toRepId) ?? '',
        t4qCents: leg.t4qCents,
      })),
    })),
  };
}

const NO_REGIONS = 'No account has a region yet, so accounts may go to any rep who has some.';

const expectedOf = ({ legs }: { legs: readonly { expectedCents: number }[] }): number =>
  legs.reduce((sum, leg) => sum + leg.expectedCents, 0);
