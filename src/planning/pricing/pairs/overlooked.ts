import { COUNTED } from '../collection';
import type { Side } from './side';

/**
 * Where very many exchanges are good enough to be kept, those that no longer are among the best of either customer are
 * passed over unseen; 10,000 equal accounts make 47 million of them.
 */
export class Overlooked {
  /** Something above what is asked for was passed over. */
  any = false;
  private besideTake = -Infinity;
  private at = -1;

  constructor(
    private readonly least: Float64Array,
    private readonly above: number,
  ) {}

  /** Turns to another two reps. */
  turn(): void {
    this.at = -1;
  }

  /**
   * What the reduced cost must exceed at place `i` of `give`; −Infinity when all have to be looked at.
   * @param seen how many exchanges were good enough so far, and how many of them were kept
   */
  floorOf(give: Side, take: Side, i: number, charge: number, seen: { count: number; kept: number }): number {
    if (seen.count < COUNTED) return -Infinity;
    const least = this.least[give.unit(i)];
    if (least <= this.above) return -Infinity;
    if (this.at !== seen.kept) this.look(take, seen.kept);
    if (give.score[i] - charge > this.besideTake) return -Infinity;
    if (give.score[i] + take.most - charge > this.above) this.any = true;
    return least;
  }

  /** What the score of a unit in `give` must exceed for an exchange to be among the best of a unit in `take`. */
  private look(take: Side, kept: number): void {
    let smallest = Infinity;
    for (let j = 0; j < take.size; j++) {
      const needed = this.least[take.unit(j)] - take.score[j];
      if (needed < smallest) smallest = needed;
    }
    this.besideTake = smallest;
    this.at = kept;
  }
}
