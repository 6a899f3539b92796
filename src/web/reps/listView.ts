import type { RepVerdict } from '../../growth/types';
import type { RepLine, RepSort } from '../../storage/repPages';
import type { Paging } from '../view/paging';
import { REP_FIGURES } from './explanations';

interface Listed {
  found: number;
  verdicts: Partial<Record<RepVerdict, number>>;
  paging: Paging;
  lines: RepLine[];
  teams: { id: number; name: string }[];
}

interface Asked {
  q?: string;
  team?: number;
  sort: RepSort | `-${RepSort}`;
}

const WORDS: [RepVerdict, string][] = [
  ['train', 'coaching is suggested for'],
  ['trade', 'trades for'],
  ['market', 'the market explains'],
  ['leave', 'steady are'],
];

/** What views/reps/list.hbs shows. */
export function listView(query: Asked, { found, verdicts, paging, lines, teams }: Listed) {
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
    verdicts: WORDS.flatMap(([verdict, words]) => (verdicts[verdict] ? [`${words} ${verdicts[verdict]}`] : [])),
    explanations: Object.values(REP_FIGURES),
  };
}
