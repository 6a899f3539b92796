import { firstDayOfQuarter } from '../../../src/shared/calendar';
import { type Company, handOver, START } from './company';
import type { Round } from './round';

/** What happens after a round; shares are of revenue. */
export interface Nature {
  /** Mean effect on a moved account, and its spread between accounts. */
  effect: number;
  effectSpread: number;
  /** What reps who take part in a swap make of every account that they keep: below 0 they neglect it. */
  kept: number;
  /** Chance that a moved account is lost for good after the swap, and that any other one is. */
  movedLost: number;
  lost: number;
  /** Reps who leave three quarters after the swaps; their accounts lose a part of their revenue and get other owners. */
  leavers: number;
}

export const NOTHING: Nature = { effect: 0, effectSpread: 0, kept: 0, movedLost: 0, lost: 0, leavers: 0 };
const LEAVER_LOSS = 0.15;
const QUARTERS_TO_LEAVING = 3;

/** Plants what swaps do into revenue from the effective quarter on, and what happens to everybody beside it. */
export function plant(company: Company, round: Round, nature: Nature): void {
  const random = company.random.fork(`after ${round.effective}`);
  const moved = new Set(round.moves.map((move) => move.accountId));
  const swapping = new Set(round.moves.flatMap((move) => [move.fromRepId, move.toRepId]));
  const owner = new Map(company.ledger.filter((spell) => spell.to === null).map((s) => [s.accountId, s.repId]));
  for (const { id } of company.accounts) {
    // Drawn for every account in every nature, so that natures differ by nothing else.
    const [chance, spread] = [random.next(), random.normal()];
    const own = moved.has(id);
    const touched = own ? nature.effect + nature.effectSpread * spread : swapping.has(owner.get(id)!) ? nature.kept : 0;
    const [lostAnyway, lostBySwap] = [chance < nature.lost, own && chance < nature.lost + nature.movedLost];
    for (let t = round.effective; t < company.quarters; t++) {
      company.without[id - 1][t] *= lostAnyway ? 0 : 1;
      company.cents[id - 1][t] = lostBySwap || lostAnyway ? 0 : Math.round(company.cents[id - 1][t] * (1 + touched));
    }
  }
  leave(company, round, owner, nature.leavers);
}

/** The first reps by number leave; whoever comes next takes their accounts, and moves end. */
function leave(company: Company, round: Round, owner: ReadonlyMap<number, number>, leavers: number): void {
  const first = round.effective + QUARTERS_TO_LEAVING;
  if (first >= company.quarters) return;
  const day = firstDayOfQuarter(START + first, 1);
  for (const [accountId, repId] of owner) {
    if (repId > leavers) continue;
    for (let t = first; t < company.quarters; t++) {
      company.without[accountId - 1][t] *= 1 - LEAVER_LOSS;
      company.cents[accountId - 1][t] = Math.round(company.cents[accountId - 1][t] * (1 - LEAVER_LOSS));
    }
    handOver(company, accountId, repId + leavers, day);
    for (const move of round.moves) if (move.accountId === accountId) move.heldUntil = day;
  }
}
