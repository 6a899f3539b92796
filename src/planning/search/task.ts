import type { Random } from '../../shared/random';
import type { Engine } from '../engines/engine';
import type { Pricer } from '../pricing/pricer';
import type { Problem } from '../problem/problem';
import type { Column } from '../problem/rows';
import type { Relaxation } from '../relaxation/generateColumns';
import { emptySelection, mended, type Selection } from './selection';

/** Looking for a better plan; proving how good the best one is. */
export type SearchPhase = 'search' | 'proof';

/** Everything a search needs; `enough` says of a plan's worth and a bound that no better plan is asked for. */
export interface SearchTask {
  problem: Problem;
  pricer: Pricer;
  room: Float64Array;
  relaxation: Relaxation;
  /** A plan that is known to keep every row; the result is worth no less. */
  begin: Column[];
  engine: Engine;
  random: Random;
  stop: () => boolean;
  enough: (worth: number, bound: number) => boolean;
  /** Hears of every better plan and of every better bound, and what is being done. */
  onBetter: (worth: number, bound: number, phase: SearchPhase) => void;
}

/** The best plan found so far, and the amount that no plan can exceed. */
export class Found {
  best: Selection;
  bound: number;
  private phase: SearchPhase = 'search';

  constructor(private readonly task: SearchTask) {
    this.best = emptySelection(task.room);
    this.bound = task.relaxation.bound;
  }

  /** Keeps a plan if it is better; says whether it is. */
  keep(candidate: Selection): boolean {
    if (candidate.worth <= this.best.worth) return false;
    this.best = candidate;
    this.tell();
    return true;
  }

  /** Keeps a choice of columns, mended where it overdraws a row, if it is a better plan. */
  keepColumns(chosen: Iterable<Column>): boolean {
    return this.keep(mended(this.task.room, chosen));
  }

  /** Keeps a bound if it is lower; no bound is below the best plan. */
  lower(bound: number): void {
    const lowest = Math.max(this.best.worth, Math.min(bound, this.bound));
    if (lowest === this.bound) return;
    this.bound = lowest;
    this.tell();
  }

  /** Says what is being done from now on. */
  turnTo(phase: SearchPhase): void {
    this.phase = phase;
    this.tell();
  }

  private tell(): void {
    this.task.onBetter(this.best.worth, this.bound, this.phase);
  }

  /** Proven best. */
  get proven(): boolean {
    return this.best.worth >= this.bound;
  }

  /** Whether there is nothing left to do: proven, good enough, or stopped. */
  get done(): boolean {
    return this.proven || this.task.enough(this.best.worth, this.bound) || this.task.stop();
  }
}
