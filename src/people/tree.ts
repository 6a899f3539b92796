import type { Rep, RepId } from '../accounts/types';

/** What the manager tree is made of. */
export type TreeRep = Pick<Rep, 'id' | 'managerId'>;

/**
 * Ids of all reps who report to the manager directly or through others, nearest first, the manager left out. A circle
 * in the data is followed once.
 */
export function repsUnder(reps: readonly TreeRep[], managerId: RepId): RepId[] {
  const reports = directReports(reps);
  const seen = new Set<RepId>([managerId]);
  const found: RepId[] = [];
  const queue: RepId[] = [managerId];
  for (let next = 0; next < queue.length; next++) {
    for (const id of reports.get(queue[next]) ?? []) {
      if (seen.has(id)) continue;
      seen.add(id);
      found.push(id);
      queue.push(id);
    }
  }
  return found;
}

/** Ids of the managers above a rep, the direct one first. A circle in the data is followed once. */
export function managersAbove(reps: readonly TreeRep[], repId: RepId): RepId[] {
  const managerOf = new Map(reps.map((rep) => [rep.id, rep.managerId]));
  const chain: RepId[] = [];
  for (let id = managerOf.get(repId) ?? null; id !== null && id !== repId; id = managerOf.get(id) ?? null) {
    if (chain.includes(id)) break;
    chain.push(id);
  }
  return chain;
}

/** Direct reports by manager, in the order of the list. */
function directReports(reps: readonly TreeRep[]): Map<RepId, RepId[]> {
  const reports = new Map<RepId, RepId[]>();
  for (const rep of reps) {
    if (rep.managerId === null) continue;
    const list = reports.get(rep.managerId);
    if (list) list.push(rep.id);
    else reports.set(rep.managerId, [rep.id]);
  }
  return reports;
}
