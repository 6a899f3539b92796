import type { CoachingOfRep } from '../../app/coaching/coachingOfRep';
import type { RepFacts, ShownRep } from '../../app/reps/showRep';
import { bookMap } from '../../charts/bookMap';
import { miniBars } from '../../charts/miniBars';
import { bothSizes } from '../../charts/sizes';
import type { RepFigures } from '../../growth/reps/withhold';
import type { RepVerdict } from '../../growth/types';
import { repWords } from '../../growth/words/repWords';
import { canSeeReps } from '../../people/permissions';
import type { User } from '../../people/user';
import { type Money, moneyFormat } from '../accounts/formats';
import { lineView } from '../coaching/listView';
import { onceFor } from '../view/onceFor';
import { stateLabel } from '../view/tones';
import { BOOK_FIGURES, REP_FIGURES } from './explanations';

/** Accounts that the page names; the list of accounts has the rest. */
const NAMED = 15;

/** Standard deviations on either side of a normal mean that hold 90% of the probability. */
const NINETY_PERCENT = 1.645;

/** What a rep reads about the own book. */
const OWN_WORDS: Record<RepVerdict, string> = {
  train: 'coaching',
  trade: 'account exchange',
  leave: 'steady',
  market: 'the market',
};

/** What views/reps/show.hbs shows. */
export function repView(
  shown: ShownRep,
  coaching: CoachingOfRep,
  { user, today, company }: { user: User; today: string; company: Money },
) {
  const { facts, rep, analysis, accounts, book, quarters } = shown;
  const manages = canSeeReps(user);
  const figures = analysis?.figures ?? null;
  const [headline, ...furtherReasons] = (figures?.reasons ?? []).map((fact) => repWords(fact, company));
  return {
    ...shown,
    title: rep.name,
    active: manages ? 'reps' : 'myAccounts',
    breadcrumbs: manages ? [{ label: 'Reps', href: '/reps' }] : [],
    figures,
    verdict: figures && (manages ? stateLabel(figures.verdict) : OWN_WORDS[figures.verdict]),
    headline,
    furtherReasons,
    interval: figures && interval(figures),
    movedSince: analysis !== null && analysis.accounts !== accounts,
    listed: onceFor(facts, 'listed', () => ({ book: book.slice(0, NAMED) })),
    moreUrl: accounts > NAMED ? (manages ? `/accounts?rep=${rep.id}&sort=-headroom` : '/my-accounts') : null,
    bookChart: book.length > 0 ? bookChart(facts, company) : null,
    quotaChart: quarters && quarters.length > 0 ? quotaChart(facts, company) : null,
    hasQuotas: quarters?.some((quarter) => quarter.quotaCents !== null),
    coaching: coachingView(coaching, figures?.verdict === 'train', today),
    explanations: figures ? Object.values(REP_FIGURES) : BOOK_FIGURES,
  };
}

/** The plan that is open, how many are past, and whether one may be opened: the primary step where the figures suggest it. */
function coachingView({ plans, mayOpen }: CoachingOfRep, suggested: boolean, today: string) {
  const lines = plans.map((line) => lineView(line, today));
  return {
    open: lines.find((line) => line.ended === null),
    past: lines.filter((line) => line.ended),
    mayOpen,
    suggested,
  };
}

/** The range that holds the rep's effect with 90% probability, as fractions; null where none was estimated. */
function interval({ effect, effectSd }: RepFigures): { from: number; to: number } | null {
  if (effect === null || effectSd === null) return null;
  return { from: effect - NINETY_PERCENT * effectSd, to: effect + NINETY_PERCENT * effectSd };
}

function bookChart(facts: RepFacts, company: Money): string {
  const { rep, book } = facts;
  const title = `Accounts of ${rep.name} by headroom and growth`;
  return drawnOnce(facts, 'book', company, (width, suffix) =>
    bookMap({ id: `book${suffix}`, title, accounts: book, format: moneyFormat(company), width }),
  );
}

function quotaChart(facts: RepFacts, company: Money): string {
  const rows = facts.quarters.map(({ quarter, cents, quotaCents }) => ({
    label: `${quarter.slice(5)} ${quarter.slice(0, 4)}`,
    value: cents,
    ...(quotaCents === null ? {} : { typical: quotaCents }),
  }));
  const title = `Revenue of ${facts.rep.name} by quarter`;
  return drawnOnce(facts, 'quota', company, (width, suffix) =>
    miniBars({ id: `quota${suffix}`, title, rows, typicalLabel: 'quota', format: moneyFormat(company), width }),
  );
}

/** A chart for both widths, drawn once for these facts and the company's manner. */
function drawnOnce(
  facts: RepFacts,
  what: string,
  { currency, locale }: Money,
  draw: (width: number, suffix: string) => string,
): string {
  return onceFor(facts, `${what} ${currency} ${locale}`, () => bothSizes(draw));
}
