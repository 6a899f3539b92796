import { ACCOUNT_FIGURES } from './accounts';
import { BOOK_FIGURES } from './books';
import { PLAN_FIGURES } from './plans';
import { RESULT_FIGURES } from './results';
import { SWAP_FIGURES } from './swaps';
import type { Figure } from './types';

/** Every figure by its group, in the order of the page of figures. */
export const FIGURE_GROUPS: readonly { id: string; label: string; figures: readonly Figure[] }[] = [
  { id: 'accounts', label: 'Accounts', figures: ACCOUNT_FIGURES },
  { id: 'books', label: 'Books and reps', figures: BOOK_FIGURES },
  { id: 'swaps', label: 'A move and a swap', figures: SWAP_FIGURES },
  { id: 'plans', label: 'A plan', figures: PLAN_FIGURES },
  { id: 'results', label: 'What exchanges did', figures: RESULT_FIGURES },
];

const BY_ID = new Map(FIGURE_GROUPS.flatMap(({ figures }) => figures.map((figure) => [figure.id, figure] as const)));

/** A figure by its anchor. @throws Error for one that does not exist: a view names it wrongly */
export function figureOf(id: string): Figure {
  const figure = BY_ID.get(id);
  if (!figure) throw new Error(`There is no figure “${id}” in src/help/figures.`);
  return figure;
}
