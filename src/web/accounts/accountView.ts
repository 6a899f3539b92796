import type { AccountFacts, ShownAccount } from '../../app/accounts/showAccount';
import { miniBars } from '../../charts/miniBars';
import { revenueColumns } from '../../charts/revenueColumns';
import { bothSizes } from '../../charts/sizes';
import { accountWords } from '../../growth/words/accountWords';
import { blockWords } from '../../growth/words/blockWords';
import { canSeeReps, canSeeRotations } from '../../people/permissions';
import type { User } from '../../people/user';
import { addDays, type Day } from '../../shared/calendar';
import { capitalised } from '../../shared/wording';
import type { Spell } from '../../storage/accounts/accountPages';
import { onceFor } from '../view/onceFor';
import { FIGURES } from './explanations';
import { growthFormat, type Money, moneyFormat, percentFormat } from './formats';

const NEVER: Day = '9999-12-31';

/** What views/accounts/show.hbs shows. */
export function accountView(shown: ShownAccount, user: User, company: Money) {
  const { facts, account, analysis, owner, trades, repNames } = shown;
  // Managers know trades by their numbers; a rep reads of account exchanges.
  const exchange = canSeeRotations(user) ? 'Trade' : 'Exchange';
  const [headline, ...furtherReasons] = (analysis?.reasons ?? []).map((fact) => accountWords(fact, company));
  return {
    ...shown,
    title: account.name,
    active: canSeeReps(user) ? 'accounts' : 'myAccounts',
    breadcrumbs: canSeeReps(user)
      ? [{ label: 'Accounts', href: '/accounts' }]
      : [{ label: 'My accounts', href: '/my-accounts' }],
    kind: [account.segment, account.region, account.industry].filter((value) => value !== 'unknown'),
    ownerUrl: owner && (canSeeReps(user) || user.repId === owner.repId) ? `/reps/${owner.repId}` : null,
    headline: headline ? capitalised(headline) : null,
    furtherReasons: furtherReasons.map(capitalised),
    notCandidateBecause: analysis?.notCandidateBecause.map((block) => capitalised(blockWords(block, company))) ?? [],
    exchange,
    figures: onceFor(facts, `figures ${exchange} ${company.currency} ${company.locale}`, () => ({
      asOf: shown.header?.asOf ?? null,
      exchange,
      analysed: analysis !== null,
      revenueChart: revenueChart(facts, company, exchange),
      categories: facts.categories,
      peersChart: peersChart(facts),
      peersSentence: peersSentence(facts),
      whiteSpace: facts.whiteSpace,
    })),
    relations: onceFor(facts, `relations ${exchange}`, () => relations(facts, exchange)),
    grade: analysis && GRADES[analysis.potentialGrade],
    trades: trades.map((trade) => ({
      ...trade,
      url: canSeeRotations(user) ? `/trades/${trade.id}` : null,
      legs: trade.legs
        .filter((leg) => leg.accountId === account.id)
        .map((leg) => ({ from: name(repNames, leg.fromRepId), to: name(repNames, leg.toRepId) })),
    })),
    lock: account.lockedUntil && { endless: account.lockedUntil === NEVER, until: account.lockedUntil },
    explanations: [
      FIGURES.t4q,
      FIGURES.growth,
      FIGURES.relative,
      FIGURES.potential,
      FIGURES.penetration,
      FIGURES.headroom,
    ],
  };
}

const GRADES = { A: 'grade A, given', B: 'grade B, confirmed', C: 'grade C, estimated' };

function name(names: ReadonlyMap<number, string>, id: number | null): string {
  return id === null ? 'nobody' : (names.get(id) ?? 'a former rep');
}

function how({ origin, role, trade }: Spell, exchange: string): string {
  if (role !== 'owner') return role === 'overlay' ? 'specialist beside the owner' : 'inside sales beside the owner';
  return origin === 'import'
    ? 'from the imported data'
    : trade
      ? `by ${exchange.toLowerCase()} ${trade.number}`
      : 'by a trade';
}

/** Who is around the account: owners, customer group, deals, contacts. */
function relations({ spells, members, deals, contacts }: AccountFacts, exchange: string) {
  const told = spells.map((spell) => ({
    ...spell,
    lastDay: spell.to && addDays(spell.to, -1),
    how: how(spell, exchange),
  }));
  return { spells: told, members, deals, contacts };
}

function revenueChart({ account, series }: AccountFacts, company: Money, exchange: string): string | null {
  if (!series) return null;
  return bothSizes((width, suffix) =>
    revenueColumns({
      id: `revenue${suffix}`,
      title: `Revenue of ${account.name} by quarter`,
      width,
      quarters: series.quarters.map(({ quarter, cents }) => ({
        year: Number(quarter.slice(0, 4)),
        number: Number(quarter.slice(6)),
        cents,
      })),
      owners: series.owners,
      trades: series.trades.map(({ at, number }) => ({ at, label: `${exchange} ${number}` })),
      format: moneyFormat(company),
    }),
  );
}

function peersChart({ analysis }: AccountFacts): string | null {
  if (analysis?.growth == null || analysis.peerGrowth === null) return null;
  const rows = [
    { label: 'This account', value: analysis.growth },
    { label: 'Similar, median', value: analysis.peerGrowth },
  ];
  const title = 'Growth against similar customers';
  return bothSizes((width, suffix) =>
    miniBars({ id: `peers${suffix}`, title, rows, format: growthFormat, width: Math.min(width, 480) }),
  );
}

/** Among whom the account is compared, and where it stands there. */
function peersSentence({ account, analysis }: AccountFacts): string | null {
  if (!analysis || analysis.peers.count === 0) return null;
  const { level, count } = analysis.peers;
  const among = {
    segmentAndRegion: `in ${account.segment}, ${account.region}`,
    segment: `in ${account.segment} (too few in ${account.region} alone)`,
    all: `of all segments (too few in ${account.segment} alone)`,
  }[level];
  const customers = count === 1 ? '1 similar customer' : `${count} similar customers`;
  if (analysis.percentile === null) return `It is compared with ${customers} ${among}.`;
  return `It is compared with ${customers} ${among}; it grew more than ${percentFormat(analysis.percentile)} of them.`;
}
