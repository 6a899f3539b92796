import { addDays } from '../shared/calendar';
import { formatAmount } from '../shared/money';
import type { Random } from '../shared/random';
import type { KnownPotential } from './potentials';
import type { Sketch } from './sketches';
import type { Timeline } from './timeline';
import type { AccountRow } from './types';

const LOCKED = 26;
const WITHOUT_END = '9999-12-31';
const LOCKS: readonly { reason: string; days: number | null }[] = [
  { reason: 'Named account of the sales leader', days: null },
  { reason: 'Framework contract names the contact person', days: 400 },
  { reason: "Customer's wish: no change of contact", days: 250 },
  { reason: 'Credit hold', days: 75 },
];

/**
 * Rows of accounts.csv. The leaver's accounts have no owner, or still name the leaver, as it happens in a CRM. */
export function accountRows(
  random: Random,
  sketches: readonly Sketch[],
  potentials: ReadonlyMap<string, KnownPotential>,
  timeline: Timeline,
): AccountRow[] {
  const locked = new Set(random.shuffle(sketches).slice(0, LOCKED));
  return sketches.map((sketch) => {
    const lock = locked.has(sketch) ? random.pick(LOCKS) : null;
    const potential = potentials.get(sketch.id);
    return {
      account_id: sketch.id,
      name: sketch.name,
      region: sketch.region,
      segment: sketch.segment.name,
      industry: sketch.industry,
      annual_potential: potential === undefined ? '' : formatAmount(potential.cents),
      potential_grade: potential?.grade ?? '',
      owner_id: sketch.rep.story === 'leaver' && random.next() < 0.7 ? '' : sketch.rep.id,
      parent_id: sketch.parentId,
      locked_until: lock === null ? '' : lock.days === null ? WITHOUT_END : addDays(timeline.today, lock.days),
      lock_reason: lock?.reason ?? '',
    };
  });
}
