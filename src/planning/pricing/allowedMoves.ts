import type { Problem } from '../problem/problem';
import { active } from '../rules/active';
import { compatibility } from '../rules/compatibility';
import { exclusions } from '../rules/exclusions';
import type { Shelf } from './shelf';

/** A text that is equal for units whose accounts lie in the same regions. */
const regionsOf = (problem: Problem, unit: number): string =>
  JSON.stringify([...new Set(problem.units[unit].accounts.map(({ attributes }) => attributes.region))].sort());

/**
 * Whether the unit at a position of the shelf may go to another rep by every rule about moves but the one about teams:
 * the rules are asked once for each rep, unit, and set of regions, and the answers kept in tables.
 */
export function allowedMoves(problem: Problem, shelf: Shelf): (position: number, to: number) => boolean {
  const { reps, units } = problem;
  const kept = (unit: number, to: number): boolean =>
    active.check(problem, { unit, to }) === null && exclusions.check(problem, { unit, to }) === null;
  const gives = Uint8Array.from(shelf.unit, (unit) => (kept(unit, units[unit].owner) ? 1 : 0));
  const takes = Uint8Array.from(reps, (rep) => (rep.active && !problem.excluded.reps.has(rep.externalId) ? 1 : 0));
  const classes = new Map<string, number>();
  const alike = Int32Array.from(shelf.unit, (unit) => {
    const regions = regionsOf(problem, unit);
    const known = classes.get(regions) ?? classes.size;
    classes.set(regions, known);
    return known;
  });
  const serves = new Uint8Array(reps.length * classes.size);
  const asked = new Set<number>();
  alike.forEach((known, position) => {
    if (asked.has(known)) return;
    asked.add(known);
    const unit = shelf.unit[position];
    for (let to = 0; to < reps.length; to++) {
      if (compatibility.check(problem, { unit, to }) === null) serves[to * classes.size + known] = 1;
    }
  });
  const index = new Map(reps.map((rep, i) => [rep.id, i]));
  const former = Array.from(shelf.unit, (unit) => [...units[unit].formerOwnerIds].map((id) => index.get(id) ?? -1));
  const firstFormer = new Int32Array(shelf.size + 1);
  former.forEach((list, position) => {
    firstFormer[position + 1] = firstFormer[position] + list.length;
  });
  const formerOwners = Int32Array.from(former.flat());
  const width = classes.size;
  return (position, to) => {
    if (gives[position] === 0 || takes[to] === 0 || serves[to * width + alike[position]] === 0) return false;
    for (let k = firstFormer[position]; k < firstFormer[position + 1]; k++) if (formerOwners[k] === to) return false;
    return true;
  };
}
