import type { Breathe } from './breath';

/** Long work in pieces: at every `yield` other work may have its turn. */
export type Pieces<Outcome = void> = Generator<undefined, Outcome, undefined>;

/** Does all pieces at once. */
export function atOnce<Outcome>(pieces: Pieces<Outcome>): Outcome {
  for (;;) {
    const { done, value } = pieces.next();
    if (done) return value;
  }
}

/** Does the pieces, other work in between. @throws Stopped */
export async function inTurn<Outcome>(pieces: Pieces<Outcome>, breathe: Breathe): Promise<Outcome> {
  for (;;) {
    const { done, value } = pieces.next();
    if (done) return value;
    await breathe();
  }
}

/** Steps of the innermost loops between two breaths: some tens of milliseconds. */
const STEPS = 500_000;

/** Counts steps of work, and says when it is time to breathe. */
export class Pace {
  private steps = 0;

  due(steps: number): boolean {
    this.steps += steps;
    if (this.steps < STEPS) return false;
    this.steps = 0;
    return true;
  }
}

/** What is built once, when it is first asked for, in pieces. */
export class Once<Made> {
  private made: { it: Made } | null = null;

  constructor(private readonly build: () => Pieces<Made>) {}

  *pieces(): Pieces<Made> {
    this.made ??= { it: yield* this.build() };
    return this.made.it;
  }
}
