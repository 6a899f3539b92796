/** What is priced. */
export interface Priced {
  readonly reducedCost: number;
}

/**
 * The best few of what is put in, as a heap whose first is the least of them (Williams 1964): millions may be put in,
 * and thousands kept.
 */
export class BestFew<Swap extends Priced> {
  private heap: Swap[] = [];

  constructor(private readonly most: number) {}

  get full(): boolean {
    return this.heap.length >= this.most;
  }

  /** The least reduced cost kept. */
  get least(): number {
    return this.heap[0].reducedCost;
  }

  /** Keeps a swap, and lets the least go where that is one too many. */
  put(swap: Swap): void {
    if (this.heap.length >= this.most) this.sink(swap);
    else this.rise(swap);
  }

  /** Lets those go that are below a floor. */
  raise(floor: number): void {
    this.heap = this.heap.filter((swap) => swap.reducedCost >= floor);
    // An ascending list is a heap.
    this.heap.sort((a, b) => a.reducedCost - b.reducedCost);
  }

  /** In no order. */
  all(): readonly Swap[] {
    return this.heap;
  }

  private rise(swap: Swap): void {
    const { heap } = this;
    let at = heap.length;
    heap.push(swap);
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (heap[above].reducedCost <= swap.reducedCost) break;
      heap[at] = heap[above];
      at = above;
    }
    heap[at] = swap;
  }

  private sink(swap: Swap): void {
    const { heap } = this;
    let at = 0;
    for (let below = 1; below < heap.length; below = 2 * at + 1) {
      if (below + 1 < heap.length && heap[below + 1].reducedCost < heap[below].reducedCost) below++;
      if (heap[below].reducedCost >= swap.reducedCost) break;
      heap[at] = heap[below];
      at = below;
    }
    heap[at] = swap;
  }
}
