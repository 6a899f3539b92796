import type { Random } from '../shared/random';
import { LANDSCAPES, PLACES } from './lexicon';
import type { DemoRep } from './team';
import { between, pickWeighted } from './weighted';
import { ACCOUNTS, QUARTERS, SEGMENTS, type Segment, TEAMS } from './world';

/** How an account behaves against its market. */
export type Behaviour = 'growing' | 'flat' | 'lagging' | 'declining' | 'lapsed' | 'new';

/** An account before it has an owner's history or revenue. Positions count the sixteen quarters. */
export interface Sketch {
  id: string;
  name: string;
  region: string;
  segment: Segment;
  industry: string;
  rep: DemoRep;
  earlier: Behaviour;
  recent: Behaviour;
  /** First and last position with orders. */
  firstQuarter: number;
  lastQuarter: number;
  /** Minor units a year in the middle of the history. */
  yearlyCents: number;
  parentId: string;
}

const EARLIER: readonly [Behaviour, number][] = [
  ['growing', 0.55],
  ['flat', 0.18],
  ['lagging', 0.12],
  ['declining', 0.15],
];
const RECENT: readonly [Behaviour, number][] = [
  ['growing', 0.53],
  ['flat', 0.14],
  ['lagging', 0.1],
  ['declining', 0.14],
  ['lapsed', 0.03],
  ['new', 0.06],
];
const draw = (random: Random, odds: readonly [Behaviour, number][]): Behaviour =>
  pickWeighted(random, odds, ([, weight]) => weight)[0];

const BOOK_WEIGHT: Partial<Record<DemoRep['story'], number>> = { leaver: 0.8, newHire: 0.15 };

/** The median account buys for this much a year, in minor units. */
const MEDIAN_YEAR = 6_300_000;

/** The 900 accounts: who they are, whose they are today before any swap, and how they will behave. */
export function sketchAccounts(random: Random, reps: readonly DemoRep[]): Sketch[] {
  const names = new Set<string>();
  return Array.from({ length: ACCOUNTS }, (_, n): Sketch => {
    const rep = pickWeighted(random, reps, (r) => BOOK_WEIGHT[r.story] ?? 1);
    const segment = pickWeighted(random, SEGMENTS, (s) => s.weight * (s.name === 'Boatyards' ? boatyards(rep) : 1));
    const recent = rep.story === 'newHire' && random.next() < 0.5 ? 'new' : draw(random, RECENT);
    const home = random.next() < 0.68 ? rep.row.region : random.pick(TEAMS[rep.team].regions);
    return {
      id: `A${String(n + 1).padStart(4, '0')}`,
      name: uniqueName(random, segment, names),
      region: home,
      segment,
      industry: random.next() < 0.03 ? '' : random.pick(segment.industries),
      rep,
      earlier: draw(random, EARLIER),
      recent,
      firstQuarter: recent === 'new' ? QUARTERS - 2 - random.below(5) : 0,
      lastQuarter: recent === 'lapsed' ? 9 + random.below(3) : QUARTERS - 1,
      yearlyCents: MEDIAN_YEAR * rep.size * Math.exp(0.75 * random.normal()) * between(random, 0.9, 1.1),
      parentId: '',
    };
  });
}

const boatyards = (rep: DemoRep): number => (rep.story === 'boatyards' ? 16 : 0.7);

function uniqueName(random: Random, segment: Segment, taken: Set<string>): string {
  for (;;) {
    const name = `${random.pick(PLACES)}${random.pick(LANDSCAPES)} ${random.pick(segment.trades)}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}
