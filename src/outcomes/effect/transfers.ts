import type { AccountId, RepId } from '../../accounts/types';
import type { RevenueLookup } from '../accountChange';
import { buildStacks, type CandidateFacts, type MoveFacts } from './buildStacks';
import { comparedOver } from './compared';
import { measureStack } from './measure';
import { permutationP } from './permutation';
import { pooledEffect, SEED } from './pooledEffect';
import type { PooledEffect } from './pooledFigures';

/** Where transferred accounts come from: the book of a rep who is gone, or a fuller one, to seed a new hire's. */
export type TransferOrigin = 'vacant' | 'fullerBook';

export interface TransferMove extends MoveFacts {
  origin: TransferOrigin;
}

/** An account of a rotation's analysis, whether the rotation called it up or not. */
export interface AnalysedFacts extends CandidateFacts {
  candidate: boolean;
}

export interface TransferFacts {
  moves: readonly TransferMove[];
  /** Every account that the rotations with transfers had analysed. */
  analysed: readonly AnalysedFacts[];
}

/** What the transfers of one origin did, apart from all swaps. */
export interface TransferEffect {
  origin: TransferOrigin;
  accounts: number;
  /** Accounts without revenue in the year before, with nobody like them, and those that moved on since. */
  withoutBaseline: number;
  withoutLikeness: number;
  movedOn: number;
  /** Null while there is no complete quarter after, or nobody to compare with. */
  effect: PooledEffect | null;
}

interface Measurement {
  rotationId?: string;
  /** Swaps of every rotation: they are no controls of their own round and end later comparisons. */
  moves: readonly MoveFacts[];
  revenue: RevenueLookup;
  fiscalYearStartMonth: number;
  asOf: number;
}

/**
 * Transfers by the estimate that swaps are measured with, as groups of their own. Accounts from a vacant book were not
 * chosen by growth: they stand against all accounts of the rotation's analysis whose reps stayed. Those that seed a new
 * hire's book were candidates, and stand against candidates. Both by segment and size, adjusted for growth, course and
 * size; whoever another trade of the round moved is no control.
 */
export function transferEffects(facts: TransferFacts, measurement: Measurement): TransferEffect[] {
  const { rotationId, asOf, revenue } = measurement;
  return (['vacant', 'fullerBook'] as const).flatMap((origin) => {
    const own = facts.moves.filter((move) => move.origin === origin);
    const asked = own.filter((move) => rotationId === undefined || move.rotationId === rotationId);
    if (asked.length === 0) return [];
    const stacks = stacksOf(origin, own, facts, measurement).filter(
      (stack) => rotationId === undefined || stack.rotationId === rotationId,
    );
    const measured = stacks.map((stack) => measureStack(stack, revenue));
    const compared = comparedOver(measured, { from: 0, asOf, firstQuarter: revenue.firstQuarter });
    const cells = new Map(compared.cells.map((cell) => [cell.stackId, cell.overlap.movedLeftOut]));
    return [
      {
        origin,
        accounts: asked.length,
        withoutBaseline: measured.reduce((sum, stack) => sum + stack.withoutBaseline.moved, 0),
        withoutLikeness: [...cells.values()].reduce((sum, n) => sum + n, 0),
        movedOn: asked.filter((move) => move.heldUntil !== null).length,
        effect: pooledEffect(compared, measured, { asOf, lotteries: [] }, permutationP(measured, asOf, SEED)),
      },
    ];
  });
}

function stacksOf(
  origin: TransferOrigin,
  own: readonly TransferMove[],
  { moves, analysed }: TransferFacts,
  { moves: swaps, fiscalYearStartMonth }: Measurement,
) {
  const others = [...swaps, ...moves.filter((move) => move.origin !== origin)];
  const key = (move: { rotationId: string; accountId: AccountId }): string => `${move.rotationId}/${move.accountId}`;
  const [transferred, elsewhere] = [own, others].map((list) => new Set(list.map(key)));
  const givers = new Map<string, Set<RepId>>();
  for (const { rotationId, fromRepId, origin: from } of moves) {
    const known = givers.get(rotationId) ?? new Set();
    givers.set(rotationId, from === 'vacant' && fromRepId !== null ? known.add(fromRepId) : known);
  }
  const members = analysed.filter((account) => {
    if (transferred.has(key(account))) return true;
    const stayed = account.ownerId !== null && !givers.get(account.rotationId)?.has(account.ownerId);
    return stayed && !elsewhere.has(key(account)) && (origin === 'vacant' || account.candidate);
  });
  const unknown = members.map((account) => ({ ...account, propensity: null }));
  return buildStacks(own, unknown, fiscalYearStartMonth, others);
}
