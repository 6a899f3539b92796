import type { RepLine, RepSort } from '../../storage/repPages';
import type { Paging } from '../view/paging';
import { REP_FIGURES } from './explanations';

interface Listed {
  found: number;
  paging: Paging;
  lines: RepLine[];
  teams: { id: number; name: string }[];
}

interface Asked {
  q?: string;
  team?: number;
  sort: RepSort | `-${RepSort}`;
}

/** What views/reps/list.hbs shows: reps under the name of their manager while they are sorted by team. */
export function listView(query: Asked, { found, paging, lines, teams }: Listed) {
  return {
    values: query,
    sort: query.sort,
    filtered: query.q !== undefined || query.team !== undefined,
    found,
    paging,
    teams: teams.map(({ id, name }) => ({ value: String(id), label: name })),
    groups: query.sort === 'team' || query.sort === '-team' ? byTeam(lines) : [{ name: null, lines }],
    explanations: Object.values(REP_FIGURES),
  };
}

function byTeam(lines: RepLine[]): { name: string | null; lines: RepLine[] }[] {
  const groups: { name: string | null; lines: RepLine[] }[] = [];
  for (const line of lines) {
    const name = line.managerName ? `Team ${line.managerName}` : 'Without a manager';
    const last = groups[groups.length - 1];
    if (last?.name === name) last.lines.push(line);
    else groups.push({ name, lines: [line] });
  }
  return groups;
}
