import type { MeasuredMember } from '../types';

/** Added to the squared distance of an account of another segment: two standard deviations. */
const OTHER_SEGMENT = 4;

/** Where accounts stand by what was known of them, in standard deviations; `controls` are the indexes of who stayed. */
export interface Places {
  /** TRAITS numbers an account. */
  traits: Float64Array;
  /** Numbered in the order in which they come. */
  segments: Int32Array;
  controls: Int32Array;
  /** Traits and segments of the controls alone, side by side: the search reads them straight through. */
  controlTraits: Float64Array;
  controlSegments: Int32Array;
}

const TRAITS = 4;

/** The places of the members of one stack: propensity, size, growth before, the course within the year. */
export function placesOf(members: readonly MeasuredMember[]): Places {
  const traits: ((m: MeasuredMember) => number)[] = [
    logOdds,
    (m) => Math.log(m.baselineCents),
    (m) => m.growthBefore ?? 0,
    (m) => m.lastHalf,
  ];
  const numbers = new Map<string, number>();
  for (const { member } of members) if (!numbers.has(member.segment)) numbers.set(member.segment, numbers.size);
  const columns = traits.map((trait) => standardised(Float64Array.from(members, trait)));
  const segments = Int32Array.from(members, ({ member }) => numbers.get(member.segment)!);
  const controls = Int32Array.from(members.flatMap((m, i) => (m.moved ? [] : [i])));
  const traitsOf = (own: Int32Array): Float64Array =>
    Float64Array.from({ length: TRAITS * own.length }, (_, at) => columns[at % TRAITS][own[(at / TRAITS) | 0]]);
  return {
    traits: traitsOf(Int32Array.from(members.keys())),
    segments,
    controls,
    controlTraits: traitsOf(controls),
    controlSegments: controls.map((control) => segments[control]),
  };
}

/** Indexes of the `count` controls nearest to member `own`, nearest first; `barred` are never among them. */
export function nearest(places: Places, own: number, count: number, barred: readonly number[]): number[] {
  const { traits, segments, controls, controlTraits, controlSegments } = places;
  const best: number[] = [];
  const distances: number[] = [];
  const [size, growth, course] = [1, 2, 3].map((k) => traits[own * TRAITS + k]);
  const chance = traits[own * TRAITS];
  const segment = segments[own];
  let farthest = Number.POSITIVE_INFINITY;
  for (let c = 0; c < controls.length; c++) {
    const first = c * TRAITS;
    const squares =
      (segment === controlSegments[c] ? 0 : OTHER_SEGMENT) +
      (chance - controlTraits[first]) ** 2 +
      (size - controlTraits[first + 1]) ** 2 +
      (growth - controlTraits[first + 2]) ** 2 +
      (course - controlTraits[first + 3]) ** 2;
    if (squares >= farthest || barred.includes(controls[c])) continue;
    let at = best.length;
    while (at > 0 && distances[at - 1] > squares) at--;
    best.splice(at, 0, controls[c]);
    distances.splice(at, 0, squares);
    if (best.length > count) {
      best.pop();
      distances.pop();
    }
    if (best.length === count) farthest = distances[count - 1];
  }
  return best;
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
