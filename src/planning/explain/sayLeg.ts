import type { Words } from '../problem/words';
import type { LegFacts } from './legFacts';

/** What moves, and what handing it over is expected to cost: what is said also to who may not see both reps. */
export function sayHandover(facts: LegFacts, words: Words): string[] {
  return [sayMove(facts, words), sayCost(facts, words)];
}

/** Why an account goes where it goes: what it is, who would win what of it, what the handover costs. */
export function sayLeg(facts: LegFacts, words: Words): string[] {
  const { rep, money, percent } = words;
  const [from, to] = [rep(facts.from), rep(facts.to)];
  const won = facts.takerWinsCents - facts.ownerWinsCents;
  const capped = facts.capped ? `, of which half of its revenue, ${money(facts.gainCents)}, is counted` : '';
  const result = won > 0 ? `${money(won)} more${capped}` : 'nothing is won by moving it';
  return [
    sayMove(facts, words),
    `Customers like it make up ${percent(facts.fit)} of ${to}’s book; over all possible moves the average is ${percent(facts.averageFit)}.`,
    `${to} is expected to win ${money(facts.takerWinsCents)} of this in a year, ${from} ${money(facts.ownerWinsCents)}: ${result}.`,
    sayCost(facts, words),
  ];
}

function sayMove({ account, from, to }: LegFacts, { rep, account: named, money }: Words): string {
  const { headroomCents, t4qCents, potentialGrade } = account;
  const estimate = potentialGrade === 'C' && headroomCents > 0 ? '; as that is an estimate, half of it is counted' : '';
  return `${named(account)} goes from ${rep(from)} to ${rep(to)}. It brought ${money(t4qCents)} in the last four quarters and could bring ${money(headroomCents)} more${estimate}.`;
}

function sayCost(facts: LegFacts, { rep, account, money, percent }: Words): string {
  const growth = facts.breakEvenGrowth;
  const paid =
    growth === null
      ? ''
      : ` The move has paid once ${account(facts.account)} does ${percent(growth)} better than it would with ${rep(facts.from)}.`;
  return `Handing it over is expected to cost ${money(facts.lossCents)}, which leaves ${money(facts.expectedCents)} over four quarters.${paid}`;
}
