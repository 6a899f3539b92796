import type { Freshness } from '../../app/dashboard/freshness';
import type { History } from '../../growth/history';
import { canImport, canPlan } from '../../people/permissions';
import type { User } from '../../people/user';

/** Seconds after which a page looks again while an analysis runs. */
const LOOK_AGAIN = 5;

interface NextStep {
  title: string;
  text: string;
  href?: string;
  label?: string;
}

/**
 * What pages that live on an analysis say about it: `header` and `stale` (words about newer data) when there is one,
 * `missing` (an empty state with the next step) when there is none, `canAnalyse` where this user may ask for one.
 */
export function freshnessView({ header, state, problem, tooShort }: Freshness, user: User) {
  const waiting = state === 'underWay';
  return {
    header,
    missing: header ? null : tooShort ? comeBack(tooShort, user) : nextStep(state, problem, user),
    stale: header && state !== 'fresh' ? staleSentence(state, problem) : null,
    canAnalyse: canPlan(user) && tooShort === null && (state === 'due' || state === 'failed'),
    refresh: waiting ? LOOK_AGAIN : undefined,
  };
}

/** Too little history: what there is, what is missing, and until when. */
function comeBack(history: History, user: User): NextStep {
  const { completeQuarters: quarters, neededQuarters, firstMonth, lastMonth, enoughFrom, enoughOn } = history;
  const complete = quarters === 1 ? '1 complete quarter' : `${quarters} complete quarters`;
  return {
    title: 'Growth cannot be judged yet',
    text:
      `It compares a year with the year before, which takes ${neededQuarters} complete quarters. There is revenue from ` +
      `${firstMonth} to ${lastMonth}: ${complete}. Growth, similar customers and headroom appear as soon as revenue ` +
      `from ${enoughFrom} on is imported, or else when the data goes through ${enoughOn}.`,
    ...(canImport(user) ? { href: '/imports', label: 'Import data' } : {}),
  };
}

function nextStep(state: Freshness['state'], problem: string | null, user: User): NextStep {
  const toImport = canImport(user) ? { href: '/imports', label: 'Import data' } : {};
  const asks = canImport(user) ? '' : ' An administrator imports data; then this page shows it.';
  switch (state) {
    case 'noData':
      return { title: 'There is no data yet', text: `Import accounts, reps and revenue first.${asks}`, ...toImport };
    case 'noRevenue':
      return { title: 'There is no revenue yet', text: `Growth is read from revenue by month.${asks}`, ...toImport };
    case 'underWay':
      return {
        title: 'The first analysis is under way',
        text: 'Every account is being compared with similar customers. This page loads itself again.',
      };
    case 'failed':
      return {
        title: 'Growth could not be analysed',
        text: problem ?? 'The analysis stopped. Ask for it again.',
        ...toImport,
      };
    default:
      return { title: 'Growth has not been analysed yet', text: 'The data is there; the analysis takes a moment.' };
  }
}

function staleSentence(state: Freshness['state'], problem: string | null): string {
  if (state === 'underWay') return 'The data has changed since; a fresh analysis is under way.';
  if (state === 'failed') return `The data has changed since, but the fresh analysis failed. ${problem ?? ''}`.trim();
  return 'The data has changed since this analysis was made.';
}
