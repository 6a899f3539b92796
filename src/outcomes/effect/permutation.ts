import { seededRandom } from '../../shared/random';
import { LEAST_ASSIGNMENTS, mainWindow } from './mainEffect';
import { drawAnew, type Redraw, redrawOf } from './redraw';
import type { MeasuredStack } from './types';

const DRAWS = 199;
/** So many draws as large as the real one are enough to tell how rare they are. */
const ENOUGH = 20;
const ROUNDING = 1e-9;

/**
 * Placebo permutation: who moved is drawn anew 199 times within strata of about equal chances, each account with the
 * chance that the planner gave it (Rosenbaum 1984, JASA 79; without chances all alike), and the estimate itself is made
 * again, divided by its own error: so divided, the test also holds where effects differ between accounts (Chung & Romano
 * 2013, Annals of Statistics 41). A p-value for "the exchanges did nothing"; the real choice is counted (Phipson & Smyth
 * 2010), and drawing ends early where many are as large (Besag & Clifford 1991, Biometrika 78).
 * @param groups stacks that are judged together; a stack in several groups is drawn once for all of them
 * @returns for each group the p-value; null when fewer than 20 different choices were possible
 */
export function permutationPs(
  groups: readonly (readonly MeasuredStack[])[],
  asOf: number,
  seed: number,
): (number | null)[] {
  const stacks = [...new Set(groups.flat())];
  const accounts = new Map<number, number>();
  for (const { members } of stacks) {
    for (const { member } of members) {
      if (!accounts.has(member.accountId)) accounts.set(member.accountId, accounts.size);
    }
  }
  const random = seededRandom(seed).fork('permutation');
  const redraws = new Map(
    stacks.map((stack) => [stack, redrawOf(stack, mainWindow(stack, asOf), accounts, random)] as const),
  );
  const shared = new Float64Array(accounts.size);
  const tests = groups.map((own) => testOf(own.flatMap((stack) => redraws.get(stack) ?? [])));
  for (const test of tests) if (test.open) begin(test, shared);
  for (let draw = 0; draw < DRAWS && tests.some(({ open }) => open); draw++) {
    const open = tests.filter((test) => test.open);
    for (const redraw of new Set(open.flatMap((test) => test.redraws))) drawAnew(redraw);
    for (const test of open) count(test, shared);
  }
  return tests.map(({ p, real, asLarge, made }) => p ?? (real === null ? null : (asLarge + 1) / (made + 1)));
}

/** The permutation test of stacks judged together; see permutationPs. */
export function permutationP(stacks: readonly MeasuredStack[], asOf: number, seed: number): number | null {
  return permutationPs([stacks], asOf, seed)[0];
}

/** One group with what was drawn for it so far. */
interface Test {
  redraws: Redraw[];
  open: boolean;
  /** The statistic of who really moved; null where none can be made. */
  real: number | null;
  asLarge: number;
  made: number;
  /** Known before all draws are made. */
  p: number | null;
}

function testOf(redraws: Redraw[]): Test {
  const ways = redraws.reduce((product, own) => Math.min(Number.MAX_SAFE_INTEGER, product * own.ways), 1);
  const open = redraws.length > 0 && ways >= LEAST_ASSIGNMENTS;
  return { redraws, open, real: null, asLarge: 0, made: 0, p: null };
}

function begin(test: Test, shared: Float64Array): void {
  test.real = statistic(test.redraws, shared);
  test.open = test.real !== null;
}

function count(test: Test, shared: Float64Array): void {
  const drawn = statistic(test.redraws, shared);
  if (drawn === null) return;
  test.made++;
  if (Math.abs(drawn) >= Math.abs(test.real!) * (1 - ROUNDING)) test.asLarge++;
  if (test.asLarge < ENOUGH) return;
  test.p = test.asLarge / test.made;
  test.open = false;
}

/** The pooled effect over its error for who is assigned now; null when it cannot be made. */
function statistic(redraws: readonly Redraw[], shared: Float64Array): number | null {
  let [weight, value] = [0, 0];
  shared.fill(0);
  for (const own of redraws) {
    weight += own.weight;
    value += own.value;
    for (let i = 0; i < own.places.length; i++) shared[own.places[i]] += own.influence[i];
  }
  let squares = 0;
  for (let i = 0; i < shared.length; i++) squares += shared[i] * shared[i];
  return squares > 0 && weight > 0 ? value / Math.sqrt(squares) : null;
}
