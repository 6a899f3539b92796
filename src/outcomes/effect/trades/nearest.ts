import type { MeasuredMember } from '../types';

/** Added to the squared distance of an account of another segment: two standard deviations. */
const OTHER_SEGMENT = 4;

/** Where accounts stand by what was known of them, in standard deviations; `controls` are the indexes of who stayed. */
export interface Places {
  traits: Float64Array[];
  segments: string[];
  controls: number[];
}

/** The places of the members of one stack: propensity, size, growth before, the course within the year. */
export function placesOf(members: readonly MeasuredMember[]): Places {
  const traits: ((m: MeasuredMember) => number)[] = [
    logOdds,
    (m) => Math.log(m.baselineCents),
    (m) => m.growthBefore ?? 0,
    (m) => m.lastHalf,
  ];
  return {
    traits: traits.map((trait) => standardised(Float64Array.from(members, trait))),
    segments: members.map(({ member }) => member.segment),
    controls: members.flatMap((m, i) => (m.moved ? [] : [i])),
  };
}

/** Indexes of the `count` controls nearest to member `own`, nearest first; `barred` are never among them. */
export function nearest(places: Places, own: number, count: number, barred: readonly number[]): number[] {
  const best: number[] = [];
  const distances: number[] = [];
  for (const control of places.controls) {
    const distance = squaredDistance(places, own, control);
    if (best.length === count && distance >= distances[count - 1]) continue;
    if (barred.includes(control)) continue;
    let at = best.length;
    while (at > 0 && distances[at - 1] > distance) at--;
    best.splice(at, 0, control);
    distances.splice(at, 0, distance);
    if (best.length > count) {
      best.pop();
      distances.pop();
    }
  }
  return best;
}

function squaredDistance({ traits, segments }: Places, a: number, b: number): number {
  let squares = segments[a] === segments[b] ? 0 : OTHER_SEGMENT;
  for (const trait of traits) squares += (trait[a] - trait[b]) ** 2;
  return squares;
}

function logOdds({ member: { propensity } }: MeasuredMember): number {
  const p = Math.min(0.99, Math.max(0.01, propensity ?? 0.5));
  return Math.log(p / (1 - p));
}

function standardised(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
  const sd = Math.sqrt(values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length);
  return values.map((v) => (sd > 0 ? (v - mean) / sd : 0));
}
