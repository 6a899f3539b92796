import type { ListedReps } from '../../app/reps/listReps';
import type { RepVerdict } from '../../growth/types';
import type { RepSort } from '../../storage/people/repPages';
import type { Paging } from '../view/paging';
import { BOOK_FIGURES, REP_FIGURES } from './explanations';

interface Asked {
  q?: string;
  team?: number;
  sort: RepSort | `-${RepSort}`;
}

const WORDS: [RepVerdict, (reps: number) => string][] = [
  ['train', (reps) => `coaching is suggested for ${reps}`],
  ['trade', (reps) => `trades are suggested for ${reps}`],
  ['market', (reps) => `the market explains ${reps}`],
  ['leave', (reps) => `${reps} ${reps === 1 ? 'is' : 'are'} steady`],
];

/** What views/reps/list.hbs shows. */
export function listView(query: Asked, { found, verdicts, paging, lines, teams }: ListedReps<Paging>) {
  const filtered = query.q !== undefined || query.team !== undefined;
  return {
    values: query,
    sort: query.sort,
    filtered,
    resetUrl: filtered ? '/reps' : null,
    found,
    paging,
    teams: teams.map(({ id, name }) => ({ value: String(id), label: name })),
    lines,
    verdicts: verdictWords(verdicts),
    withheld: verdicts === null,
    explanations: verdicts === null ? BOOK_FIGURES : Object.values(REP_FIGURES),
  };
}

/** How many reps have which verdict, a clause for each that occurs: 'coaching is suggested for 3'. */
export function verdictWords(verdicts: Partial<Record<RepVerdict, number>> | null): string[] {
  return WORDS.flatMap(([verdict, words]) => {
    const reps = verdicts?.[verdict];
    return reps ? [words(reps)] : [];
  });
}
