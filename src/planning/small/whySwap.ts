import { formatMoney } from '../../shared/money';
import { breakEvenGrowth } from '../breakEven';
import type { PlanLeg, PlannedSwap, PlanningInput } from '../types';
import { fitWithOwner } from '../worth/fit';

/** How people call accounts and reps. */
export interface Names {
  account(id: number): string;
  rep(id: number): string;
}

export interface Manner {
  currency: string;
  locale: string;
}

function percentOf({ locale }: Manner): (share: number) => string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format;
}

function sayLeg(input: PlanningInput, leg: PlanLeg, names: Names, manner: Manner): string {
  const account = input.accounts.find(({ id }) => id === leg.accountId);
  const owner = input.reps.find(({ id }) => id === leg.fromRepId);
  if (!account || !owner) return '';
  const money = (cents: number): string => formatMoney(cents, manner.currency, manner.locale);
  const percent = percentOf(manner);
  const [name, from, to] = [names.account(leg.accountId), names.rep(leg.fromRepId), names.rep(leg.toRepId)];
  const room = account.potentialGrade === 'C' ? `an estimated ${money(leg.headroomCents)}` : money(leg.headroomCents);
  const { years, rate } = account.ownerCapture;
  const spells = years === 1 ? 'the last year' : `${years} years`;
  const won = rate > 0 ? `${percent(rate)} of that a year was won` : 'none of that was won';
  const ownFit = fitWithOwner(account, owner);
  const suits =
    ownFit === null
      ? ''
      : ` ${percent(leg.fit)} of ${to}’s business is with customers like it, ${percent(ownFit)} of ${from}’s.`;
  const even = breakEvenGrowth([leg]);
  return [
    `${name} bought for ${money(leg.t4qCents)} in four quarters and could buy for ${room} more a year`,
    years > 0 ? `; in ${spells} with ${from} ${won}.` : '.',
    suits,
    even === null ? '' : ` With ${to} it has to grow ${percent(even)} more than with ${from} to pay for the handover.`,
  ].join('');
}

/** Why a swap is worth talking about: the facts of each account in it, from the snapshot; one sentence or two each. */
export function whySwap(input: PlanningInput, swap: PlannedSwap, names: Names, manner: Manner): string[] {
  return swap.legs.map((leg) => sayLeg(input, leg, names, manner)).filter((sentence) => sentence !== '');
}
