import type { IntegerEngine } from '../engines/integerEngine';
import { mostSwaps } from '../pricing/safeBound';
import type { Column } from '../problem/rows';
import { alongLp } from './alongLp';
import { anneal } from './anneal';
import { chooseColumns } from './integer';
import { improveAround } from './neighbourhood';
import { type ColumnPool, nearPool, openPool } from './pools';
import { mended } from './selection';
import type { Found, SearchTask } from './task';

/** The first program: so many columns for each swap that a plan can have, within limits. */
const NEAR_PER_SWAP = 7;
const LEAST_NEAR = 400;
const MOST_NEAR = 4_000;
const NEAR_NODES = 200;
const NEAR_GAP = 2e-4;
/** What the LP takes whole, to this much, is kept in the quickest program. */
const WHOLE = 1 - 1e-6;
/** Steps of annealing for each unit, and its first temperature as a share of a swap's mean worth. */
const STEPS_PER_UNIT = 300;
const MOST_STEPS = 1_500_000;
const HEAT = 0.15;
/** A whole pool is proved when it has at most so many columns, in so many nodes. */
const MOST_TO_PROVE = 25_000;
const PROOF_NODES = 2_000;
/** Neighbourhoods looked at, and how many in a row may fail. */
const MOST_AROUND = 200;
const MOST_FAILURES = 12;

/**
 * The search with an engine that solves integer programs. First over the columns nearest to the LP: with those kept that
 * the LP takes whole, then, where they are not too many, all of them free. Then, where the columns that could still do
 * better are few enough, one program over all of them, which proves how good the plan is; else annealing and one
 * neighbourhood of the plan after the other.
 */
export async function searchWithIntegers(task: SearchTask, engine: IntegerEngine, found: Found): Promise<void> {
  const { room, relaxation, stop } = task;
  found.keep(alongLp(room, relaxation));
  if (stop()) return;
  const swaps = mostSwaps(task.problem);
  const near = await nearPool(task, swaps, Math.min(MOST_NEAR, Math.max(LEAST_NEAR, NEAR_PER_SWAP * swaps)));
  await decide(task, engine, found, near, wholeInLp(task));
  if (stop() || found.proven) return;
  if (NEAR_PER_SWAP * swaps <= MOST_NEAR) await decide(task, engine, found, near, []);
  if (stop() || found.proven) return;
  const open = await openPool(task, found);
  if (provable(open)) {
    found.turnTo('proof');
    await prove(task, engine, found, open.columns);
  } else await improve(task, engine, found, open);
}

const provable = ({ whole, columns }: ColumnPool): boolean => whole && columns.length <= MOST_TO_PROVE;

function wholeInLp({ relaxation: { columns, values } }: SearchTask): Column[] {
  return columns.filter((_, j) => (values[j] ?? 0) >= WHOLE);
}

/** Decides about columns beside some that are kept. */
async function decide(
  task: SearchTask,
  engine: IntegerEngine,
  found: Found,
  columns: Column[],
  keep: Column[],
): Promise<void> {
  const kept = mended(task.room, keep);
  const open = columns.filter((column) => !kept.chosen.has(column) && kept.fits(column));
  const able = new Set(open);
  const isKnown = [...kept.chosen].every((column) => found.best.chosen.has(column));
  const answer = await chooseColumns(engine, {
    ...task,
    room: kept.left,
    columns: open,
    start: isKnown ? [...found.best.chosen].filter((column) => able.has(column)) : [],
    nodes: NEAR_NODES,
    gap: NEAR_GAP,
    exact: false,
    onBetter: (chosen) => found.keepColumns([...kept.chosen, ...chosen]),
  });
  found.keepColumns([...kept.chosen, ...answer.chosen]);
}

/** One program over every column that could be in a better plan. */
async function prove(task: SearchTask, engine: IntegerEngine, found: Found, columns: Column[]): Promise<void> {
  const answer = await chooseColumns(engine, {
    ...task,
    columns,
    start: [...found.best.chosen],
    nodes: PROOF_NODES,
    gap: 0,
    exact: true,
    onBetter: (chosen) => found.keepColumns(chosen),
  });
  found.keepColumns(answer.chosen);
  if (answer.bound !== null) found.lower(answer.bound);
}

async function improve(task: SearchTask, engine: IntegerEngine, found: Found, open: ColumnPool): Promise<void> {
  const { problem, room, random, stop } = task;
  if (found.done) return;
  const steps = Math.min(MOST_STEPS, STEPS_PER_UNIT * problem.units.length);
  const heat = (HEAT * found.best.worth) / Math.max(1, found.best.chosen.size);
  found.keep(await anneal(problem, room, open.columns, found.best, { steps, heat }, random.fork('heat'), stop));
  let failures = 0;
  for (let step = 0; step < MOST_AROUND && failures < MOST_FAILURES && !found.done; step++) {
    const better = await improveAround(task, engine, open.columns, found, random.fork(`around ${step}`));
    failures = better ? 0 : failures + 1;
  }
}
