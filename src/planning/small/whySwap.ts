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
  const spell = years === 1 ? 'in the last year' : `in ${years} years`;
  const won = rate > 0 ? `${percent(rate)} of that a year` : 'none of that';
  const ownFit = fitWithOwner(account, owner);
  return [
    `${name} bought for ${money(leg.t4qCents)} in four quarters and could buy for ${room} more a year`,
    years > 0 ? `; ${spell} ${from} won ${won}.` : '.',
    ownFit === null
      ? ''
      : ` ${percent(leg.fit)} of ${to}’s business is with customers like it, ${percent(ownFit)} of ${from}’s.`,
  ].join('');
}

/** Why a swap is worth talking about: facts of each account in it, and from when it pays; a sentence or two each. */
export function whySwap(input: PlanningInput, swap: PlannedSwap, names: Names, manner: Manner): string[] {
  const facts = swap.legs.map((leg) => sayLeg(input, leg, names, manner)).filter((sentence) => sentence !== '');
  const growth = breakEvenGrowth(swap.legs);
  if (growth === null) return facts;
  const pays = `Together they have to grow ${percentOf(manner)(growth)} more than with their present reps to pay for the handover.`;
  return [...facts, pays];
}
