import { groupBy } from '../../../shared/groupBy';
import type { MeasuredMember } from '../types';

/** Added to the squared distance of an account of another segment: two standard deviations. */
const OTHER_SEGMENT = 4;

/** Where accounts stand by what was known of them, in standard deviations. */
export interface Places {
  /** TRAITS numbers an account. */
  traits: Float64Array;
  /** Numbered in the order in which they come. */
  segments: Int32Array;
  /** The indexes of who stayed by segment, each from small to large, and their traits side by side. */
  shelves: readonly Shelf[];
}

interface Shelf {
  segment: number;
  controls: Int32Array;
  traits: Float64Array;
}

const TRAITS = 4;
/** The trait that shelves are sorted by. */
const SIZE = 1;

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
  const traitsOf = (own: ArrayLike<number>): Float64Array =>
    Float64Array.from({ length: TRAITS * own.length }, (_, at) => columns[at % TRAITS][own[(at / TRAITS) | 0]]);
  const stayed = groupBy(
    [...members.keys()].filter((i) => !members[i].moved),
    (i) => segments[i],
  );
  return {
    traits: traitsOf([...members.keys()]),
    segments,
    shelves: [...stayed].map(([segment, own]) => {
      const controls = Int32Array.from(own.sort((i, j) => columns[SIZE][i] - columns[SIZE][j] || i - j));
      return { segment, controls, traits: traitsOf(controls) };
    }),
  };
}

/**
 * Indexes of the `count` controls nearest to member `own`, nearest first, of equals the first; `barred` are never among
 * them. Each shelf is read outwards from the account's own size, until size alone is farther than the farthest found.
 */
export function nearest(places: Places, own: number, count: number, barred: readonly number[]): number[] {
  const { traits, segments, shelves } = places;
  const self = traits.subarray(own * TRAITS, own * TRAITS + TRAITS);
  const found = new Nearest(count);
  const ordered = [...shelves].sort((a, b) => +(b.segment === segments[own]) - +(a.segment === segments[own]));
  for (const shelf of ordered) {
    const apart = shelf.segment === segments[own] ? 0 : OTHER_SEGMENT;
    const start = firstAtLeast(shelf, self[SIZE]);
    for (const step of [1, -1]) {
      for (let c = step > 0 ? start : start - 1; c >= 0 && c < shelf.controls.length; c += step) {
        const at = c * TRAITS;
        const size = (self[SIZE] - shelf.traits[at + SIZE]) ** 2 + apart;
        if (size > found.farthest) break;
        const squares =
          size +
          (self[0] - shelf.traits[at]) ** 2 +
          (self[2] - shelf.traits[at + 2]) ** 2 +
          (self[3] - shelf.traits[at + 3]) ** 2;
        if (squares <= found.farthest && !barred.includes(shelf.controls[c])) found.offer(shelf.controls[c], squares);
      }
    }
  }
  return found.indexes;
}

/** The first place in a shelf whose size is at least the given one. */
function firstAtLeast({ controls, traits }: Shelf, size: number): number {
  let [low, high] = [0, controls.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (traits[middle * TRAITS + SIZE] < size) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The nearest so far, nearest first; of equals the one with the lower index. */
class Nearest {
  readonly indexes: number[] = [];
  readonly #squares: number[] = [];
  /** Whoever is farther is not among them. */
  farthest = Number.POSITIVE_INFINITY;

  constructor(private readonly count: number) {}

  offer(index: number, squares: number): void {
    let at = this.indexes.length;
    while (at > 0 && this.#isAfter(at - 1, index, squares)) at--;
    this.indexes.splice(at, 0, index);
    this.#squares.splice(at, 0, squares);
    if (this.indexes.length > this.count) {
      this.indexes.pop();
      this.#squares.pop();
    }
    if (this.indexes.length === this.count) this.farthest = this.#squares[this.count - 1];
  }

  #isAfter(at: number, index: number, squares: number): boolean {
    return this.#squares[at] > squares || (this.#squares[at] === squares && this.indexes[at] > index);
  }
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
