import type { Dashboard } from '../../app/dashboard/showDashboard';
import type { Standing, TeamStanding } from '../../app/dashboard/standing';
import { miniBars } from '../../charts/miniBars';
import { shareBar } from '../../charts/shareBar';
import { bothSizes } from '../../charts/sizes';
import type { AccountState } from '../../growth/types';
import { canImport, canPlan, canSeeReps } from '../../people/permissions';
import { type Money, moneyFormat, percentFormat } from '../accounts/formats';
import { stepsOf } from '../rotations/steps';
import { freshnessView } from './freshnessView';
import { coachingTasks, tasksOf } from './tasks';

/** A chart of more teams is too long to read. */
const MOST_TEAMS = 15;

const TONES: Record<AccountState, string> = {
  growing: 'better',
  flat: 'rest',
  lagging: 'waiting',
  declining: 'worse',
  new: 'begun',
  lapsed: 'quiet',
};

const STATES_MEAN =
  'Growing: more than the year before. Flat: about the same. Declining: clearly less. Lagging: growing, but slower than similar customers and with much room left. New: fewer than eight complete quarters. Lapsed: nothing bought in the last four quarters. The limits are in the policy.';

/** What views/dashboard/dashboard.hbs shows. */
export function dashboardView(dashboard: Dashboard, company: Money) {
  const { fresh, viewing, needs, rotation, standing, teams, largest, moves, asked } = dashboard;
  const ownBook = !canSeeReps(viewing.user);
  return {
    title: 'Dashboard',
    active: 'dashboard',
    ...freshnessView(fresh, viewing.user),
    ownBook,
    firstLook: canImport(viewing.user) && fresh.header !== null,
    knownSoFar: fresh.header === null && fresh.state !== 'noData',
    whose: viewing.scope.all ? 'the company' : ownBook ? 'your accounts' : 'your reps',
    decides: canPlan(viewing.user),
    tasks: tasksOf(needs),
    ownCoaching: coachingTasks(needs.coaching.filter(({ own }) => own)),
    rotation: rotation && { ...rotation, steps: stepsOf(rotation.id, rotation.standing, viewing.scope.all) },
    moves,
    asked,
    statesMean: STATES_MEAN,
    standing,
    largest,
    revenueBar: standing && stateBar(standing, 't4qCents', 'Revenue of the last four quarters by state', company),
    accountsBar: standing && stateBar(standing, 'accounts', 'Accounts by state', company),
    fewTeams: teams.length > MOST_TEAMS ? { shown: MOST_TEAMS, of: teams.length } : null,
    teamBars: standing && teams.length > 0 ? teamBars(standing, teams) : null,
  };
}

function stateBar(standing: Standing, measure: 't4qCents' | 'accounts', title: string, company: Money): string {
  const parts = standing.byState
    .filter((part) => part[measure] > 0)
    .map((part) => ({ label: part.state, value: part[measure], tone: TONES[part.state] }));
  const format = measure === 'accounts' ? String : moneyFormat(company);
  return bothSizes((width, suffix) => shareBar({ id: `by-state-${measure}${suffix}`, title, parts, format, width }));
}

/** Of many teams those with most revenue that does not grow, in the order of names. */
function mostStanding(teams: readonly TeamStanding[]): TeamStanding[] {
  const most = [...teams].sort((a, b) => b.standing.notGrowingCents - a.standing.notGrowingCents);
  return most.slice(0, MOST_TEAMS).sort((a, b) => a.name.localeCompare(b.name));
}

function teamBars(all: Standing, teams: TeamStanding[]): string {
  const share = ({ notGrowingCents, t4qCents }: Standing): number => (t4qCents > 0 ? notGrowingCents / t4qCents : 0);
  const rows = mostStanding(teams).map(({ name, standing }) => ({
    label: `Team ${name}`,
    value: share(standing),
    typical: share(all),
  }));
  const title = 'Share of revenue that does not grow, by team';
  const typicalLabel = 'all teams together';
  return bothSizes((width, suffix) =>
    miniBars({ id: `teams${suffix}`, title, rows, typicalLabel, format: percentFormat, width }),
  );
}
