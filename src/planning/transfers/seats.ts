import type { AccountId } from '../../accounts/types';
import { groupBy } from '../../shared/groupBy';
import { teamQuestion } from '../problem/teams';
import type { PlanningAccount, PlanningRep } from '../types';
import { averageFit } from '../worth/averageFit';
import { servesAccount } from '../worth/servesAccount';
import { captureByOwner, type MoveWorth, worthOfMove } from '../worth/worth';
import type { TransferInput } from './types';

/** A customer group that can move; reps by index. */
export interface Parcel {
  groupId: AccountId;
  owner: number;
  vacant: boolean;
  accounts: PlanningAccount[];
  t4q: number;
}

/** A rep who could take a parcel, with what each account of it is then worth. */
export interface Seat {
  parcel: number;
  taker: number;
  worth: number;
  moves: MoveWorth[];
}

export interface Seating {
  /** By id. */
  reps: PlanningRep[];
  parcels: Parcel[];
  /** In the order of parcels, then of takers. */
  seats: Seat[];
  /** Why a parcel without any seat has none. */
  noSeat: Map<number, string>;
}

/**
 * Who could take what, by the same rules of eligibility as for swaps: both sides as the policy's teams allow, regions
 * served, never back to a former owner within the cool-down. Vacant books go to every active rep, the candidates of
 * others only to new hires.
 */
export function seatingOf(input: TransferInput): Seating {
  const reps = [...input.reps].sort((a, b) => a.id - b.id);
  const indexOf = new Map(reps.map((rep, index) => [rep.id, index]));
  const vacant = new Set(input.vacantRepIds);
  const parcels = [
    ...groupBy(
      [...input.accounts].sort((a, b) => a.id - b.id),
      (account) => account.groupId,
    ),
  ]
    .sort(([a], [b]) => a - b)
    .map(
      ([groupId, accounts]): Parcel => ({
        groupId,
        owner: indexOf.get(accounts[0].ownerId)!,
        vacant: vacant.has(accounts[0].ownerId),
        accounts,
        t4q: accounts.reduce((sum, { t4qCents }) => sum + Math.max(0, t4qCents), 0),
      }),
    );
  const meanFit = averageFit(input.accounts, reps, input.rules.compatibility);
  const sameTeam = teamQuestion(reps, input.rules.crossTeam);
  const excluded = new Set(input.excludedRepIds);
  const newHires = new Set(input.newRepIds);
  const seats: Seat[] = [];
  const noSeat = new Map<number, string>();
  parcels.forEach((parcel, p) => {
    const takers = reps.flatMap((rep, taker) => {
      const may =
        rep.active && !excluded.has(rep.id) && taker !== parcel.owner && (parcel.vacant || newHires.has(rep.id));
      return may && sameTeam(parcel.owner, taker) ? [{ rep, taker }] : [];
    });
    const serving = takers.filter(({ rep }) =>
      parcel.accounts.every((account) => servesAccount(rep, account, input.rules.compatibility)),
    );
    const open = serving.filter(({ rep }) => !parcel.accounts.some((a) => a.formerOwnerIds.includes(rep.id)));
    if (takers.length === 0) noSeat.set(p, 'No active rep is in a team that the policy allows.');
    else if (serving.length === 0) noSeat.set(p, 'No rep of the team serves its region.');
    else if (open.length === 0) noSeat.set(p, 'Everybody who could take it had it within the cool-down.');
    for (const { rep, taker } of open) seats.push(seatOf(p, parcel, taker, rep, reps[parcel.owner], input, meanFit));
  });
  return { reps, parcels, seats, noSeat };
}

/** A rep who has left wins nothing more: ĉ is 0, and the handover costs what a leaver's does. */
function seatOf(
  p: number,
  parcel: Parcel,
  taker: number,
  rep: PlanningRep,
  owner: PlanningRep,
  { beliefs }: TransferInput,
  meanFit: number,
): Seat {
  const own = parcel.vacant ? { ...beliefs, handoverLoss: beliefs.leaverLoss } : beliefs;
  const moves = parcel.accounts.map((account) =>
    worthOfMove(account, parcel.vacant ? 0 : captureByOwner(account, owner, beliefs, meanFit), rep, own, meanFit),
  );
  return { parcel: p, taker, worth: moves.reduce((sum, { expectedCents }) => sum + expectedCents, 0), moves };
}
