import type { Words } from '../problem/words';
import type { LimitUse, Use } from './limitUse';

/** From this share of a limit on it counts as nearly used up. */
const NEARLY = 0.9;

const tight = ({ used, limit }: Use): string =>
  limit > 0 && used >= limit * NEARLY ? (used >= limit ? ', which is all of it' : ', which is nearly all of it') : '';

/** What a swap does to one of its reps and which limits it uses, in sentences. */
export function sayUse({ rep, givesCents, getsCents, inItself, book, swaps, given }: LimitUse, words: Words): string[] {
  const { money } = words;
  const who = words.rep(rep);
  return [
    `${who} gives ${money(givesCents)} and gets ${money(getsCents)}: ${money(inItself.used)} apart, where ${money(inItself.limit)} is allowed${tight(inItself)}.`,
    `With the whole plan the book changes by ${money(book.used)} of at most ${money(book.limit)}${tight(book)}; ${who} is in ${swaps.used} of at most ${swaps.limit} swaps, and gives away ${money(given.used)} of at most ${money(given.limit)} left for this year${tight(given)}.`,
  ];
}
