import { addDays } from '../shared/calendar';
import { formatAmount } from '../shared/money';
import type { Random } from '../shared/random';
import { fourQuarters } from './pastSwaps';
import type { Behaviour, Sketch } from './sketches';
import type { Timeline } from './timeline';
import type { AccountRow } from './types';
import { between } from './weighted';
import { QUARTERS } from './world';

/** Share of its potential that an account of each behaviour buys, from and to. */
const PENETRATION: Record<Behaviour, [number, number]> = {
  growing: [0.55, 0.95],
  flat: [0.25, 0.6],
  lagging: [0.22, 0.5],
  declining: [0.25, 0.7],
  lapsed: [0.1, 0.4],
  new: [0.2, 0.6],
};
const GIVEN = 1 / 3;
const CONFIRMED = 0.1;
const LOCKED = 26;

const WITHOUT_END = '9999-12-31';
const LOCKS: readonly { reason: string; days: number | null }[] = [
  { reason: 'Named account of the sales leader', days: null },
  { reason: 'Framework contract names the contact person', days: 400 },
  { reason: "Customer's wish: no change of contact", days: 250 },
  { reason: 'Credit hold', days: 75 },
];

/**
 * Rows of accounts.csv. A third of the potentials is given (A), a tenth confirmed (B), the rest unknown. The leaver's
 * accounts have no owner, or still name the leaver, as it happens in a CRM. Accounts in `unlocked` get no lock.
 */
export function accountRows(
  random: Random,
  sketches: readonly Sketch[],
  levels: ReadonlyMap<string, number[]>,
  unlocked: ReadonlySet<string>,
  timeline: Timeline,
): AccountRow[] {
  const lockable = random.shuffle(sketches.filter((s) => !unlocked.has(s.id)));
  const locked = new Set(lockable.slice(0, LOCKED));
  return sketches.map((sketch) => {
    const lock = locked.has(sketch) ? random.pick(LOCKS) : null;
    const grade = random.next();
    const potential = potentialCents(random, sketch, levels.get(sketch.id)!);
    const known = grade < GIVEN + CONFIRMED;
    return {
      account_id: sketch.id,
      name: sketch.name,
      region: sketch.region,
      segment: sketch.segment.name,
      industry: sketch.industry,
      annual_potential: known ? formatAmount(potential) : '',
      potential_grade: known ? (grade < GIVEN ? 'A' : 'B') : '',
      owner_id: sketch.rep.story === 'leaver' && random.next() < 0.7 ? '' : sketch.rep.id,
      parent_id: sketch.parentId,
      locked_until: lock === null ? '' : lock.days === null ? WITHOUT_END : addDays(timeline.today, lock.days),
      lock_reason: lock?.reason ?? '',
    };
  });
}

/** What the account could spend a year, to the nearest thousand. */
function potentialCents(random: Random, sketch: Sketch, levels: readonly number[]): number {
  const year = fourQuarters(levels, QUARTERS - 1) || fourQuarters(levels, sketch.lastQuarter);
  const [low, high] = PENETRATION[sketch.recent];
  return Math.max(1, Math.round(year / between(random, low, high) / 100_000)) * 100_000;
}
