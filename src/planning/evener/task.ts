import type { Random } from '../../shared/random';
import type { Engine } from '../engines/engine';
import type { Problem } from '../problem/problem';
import type { EvenColumn } from './pool';
import type { Scale } from './score';

/** The second stage of a plan: as even as possible without giving up more than a little of what it is expected to bring. */
export interface EvenTask {
  problem: Problem;
  /** What the pinned swaps leave. */
  room: Float64Array;
  scale: Scale;
  /** By rep index: what the pinned swaps bring, minor units. */
  offset: Float64Array;
  /** Least worth of the swaps that are not pinned, minor units. */
  floor: number;
  pool: EvenColumn[];
  engine: Engine;
  random: Random;
  stop: () => boolean;
}
