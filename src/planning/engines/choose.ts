import type { Engine } from './engine';
import { highs } from './highs';
import { javascriptLp } from './javascriptLp';

/** What can be asked for. */
export const ENGINES = ['auto', 'javascript-lp', 'highs'] as const;
export type EngineChoice = (typeof ENGINES)[number];

/** Candidates up to which javascript-lp-solver, which starts at once, is done as soon as HiGHS. */
const SMALL = 150;
/** Candidates beyond which a single LP takes javascript-lp-solver minutes: its tableau is dense. */
const TOO_LARGE = 4_000;

const count = (candidates: number): string => `${candidates.toLocaleString('en-US')} candidates`;

/** An engine, and why it was taken: a sentence. The caller closes the engine. */
export interface ChosenEngine {
  engine: Engine;
  because: string;
}

/**
 * The engine of that name for a plan of so many candidate accounts; `auto` takes the one that suits the size, and what
 * is too large for javascript-lp-solver is handed to HiGHS. The sizes are measured (docs/decisions/004-planner.md).
 */
export function chooseEngine(choice: EngineChoice, candidates: number): ChosenEngine {
  if (choice === 'highs') return { engine: highs(), because: 'HiGHS was asked for.' };
  if (candidates > TOO_LARGE) {
    const because =
      choice === 'auto'
        ? `HiGHS was chosen by size: ${count(candidates)}.`
        : `javascript-lp-solver was asked for, but ${count(candidates)} are too many for it; HiGHS did the work.`;
    return { engine: highs(), because };
  }
  if (choice === 'javascript-lp') return { engine: javascriptLp(), because: 'javascript-lp-solver was asked for.' };
  return candidates > SMALL
    ? { engine: highs(), because: `HiGHS was chosen by size: ${count(candidates)}.` }
    : { engine: javascriptLp(), because: `javascript-lp-solver was chosen by size: ${count(candidates)}.` };
}
