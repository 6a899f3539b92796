import type { Random } from '../shared/random';
import type { Sketch } from './sketches';

/** Number of parents, each with one to three branches. */
const PARENTS = 45;

/**
 * Joins some accounts into customer groups: a branch takes the parent's name and stands in the same segment. Most
 * branches belong to the parent's owner, a few to a colleague.
 */
export function joinGroups(random: Random, sketches: readonly Sketch[]): void {
  const free = random.shuffle(sketches.filter((s) => s.recent !== 'lapsed'));
  const joined = new Set<Sketch>();
  for (const parent of free.slice(0, PARENTS)) {
    if (joined.has(parent)) continue;
    const colleague = random.next() < 0.15;
    const branches = free
      .slice(PARENTS)
      .filter((s) => !joined.has(s) && s.segment === parent.segment && s.region === parent.region)
      .filter((s) => (colleague ? s.rep !== parent.rep && s.rep.team === parent.rep.team : s.rep === parent.rep))
      .slice(0, 1 + random.below(3));
    if (branches.length === 0) continue;
    joined.add(parent);
    branches.forEach((branch, n) => {
      joined.add(branch);
      branch.parentId = parent.id;
      branch.name = `${parent.name}, branch ${n + 2}`;
    });
  }
}
