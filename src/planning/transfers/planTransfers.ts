import { formatAmount } from '../../shared/money';
import type { Engine } from '../engines/engine';
import { shareOf } from '../problem/shares';
import { type Assigned, assign } from './assignment';
import { middleOf, waterLevel } from './level';
import type { Option, Room } from './option';
import { plannedTransfer } from './plannedTransfer';
import { type Seat, type Seating, seatingOf } from './seats';
import type { TransferInput, TransferPlan, Unplaced } from './types';
import { verifyTransfers } from './verifyTransfers';

/** Books of those who take may pass the level by this share, then by twice that and so on, until everything has a place. */
const FIRST_SLACK = 0.02;
const MOST_TRIES = 8;

/**
 * Places vacant books and seeds new hires. Vacant books first: as much as possible has an owner again, no book is filled
 * beyond the level at which all are about equal, in revenue and in number of accounts, and within that the handover costs as little and brings as much as
 * possible (fit). Then new hires: from fuller books, by what their candidates bring, up to the middle of all books.
 * @throws Error when the finished plan does not stand up to its verifier: a defect, never a plan
 */
export async function planTransfers(input: TransferInput, engine: Engine, stop: () => boolean): Promise<TransferPlan> {
  const seating = seatingOf(input);
  const vacant = await placeVacant(input, seating, engine, stop);
  const seeded = await seedNewHires(input, seating, vacant.chosen, engine, stop);
  const chosen = [...vacant.chosen, ...seeded.chosen].map((option) => seatOf(seating, option));
  const transfers = chosen.map((seat) => plannedTransfer(input, seating, seat, vacant.level ?? seeded.level));
  const expectedCents = transfers.reduce((sum, transfer) => sum + transfer.expectedCents, 0);
  const plan: TransferPlan = {
    transfers,
    unplaced: unplacedOf(seating, vacant.chosen),
    expectedCents,
    boundCents: Math.max(expectedCents, vacant.boundCents + seeded.boundCents),
    levelCents: vacant.level,
    newHireLevelCents: seeded.level,
    books: booksOf(seating, chosen),
    engine: engine.name,
  };
  const violations = verifyTransfers(input, plan);
  if (violations.length > 0) throw new Error(`The transfers do not stand up to verification: ${violations.join(' ')}`);
  return plan;
}

interface Stage {
  chosen: Option[];
  /** What the chosen could be worth at the most, without the reward for being placed. */
  boundCents: number;
  level: number | null;
}

async function placeVacant(
  input: TransferInput,
  seating: Seating,
  engine: Engine,
  stop: () => boolean,
): Promise<Stage> {
  const { parcels, reps } = seating;
  const seats = seating.seats.filter((seat) => parcels[seat.parcel].vacant);
  if (seats.length === 0) return { chosen: [], boundCents: 0, level: null };
  const reward = 1 + 2 * seats.reduce((most, { worth }) => Math.max(most, Math.abs(worth)), 0);
  const options = seats.map((seat) => optionOf(seating, seat, seat.worth + reward));
  const takers = [...new Set(seats.map((seat) => seat.taker))];
  const placeable = [...new Set(seats.map((seat) => seat.parcel))];
  const volume = placeable.reduce((sum, parcel) => sum + parcels[parcel].t4q, 0);
  const heights = takers.map((taker) => reps[taker].bookT4qCents);
  const water = waterLevel(heights, volume);
  const number = placeable.reduce((sum, parcel) => sum + parcels[parcel].accounts.length, 0);
  const even = waterLevel(
    takers.map((taker) => reps[taker].accounts),
    number,
  );
  let best: { assigned: Assigned; level: number } | null = null;
  for (let slack = FIRST_SLACK, tries = 0; tries < MOST_TRIES; slack *= 2, tries++) {
    const level = water + shareOf(water, slack);
    const room = roomUpTo(input, seating, level);
    const most = Math.ceil(even * (1 + 5 * slack));
    reps.forEach((rep, i) => {
      room.accounts[i] = Math.min(room.accounts[i], Math.max(0, most - rep.accounts));
    });
    const assigned = await assign(options, room, engine, stop);
    if (best === null || assigned.chosen.length > best.assigned.chosen.length) best = { assigned, level };
    if (best.assigned.chosen.length === placeable.length || stop()) break;
  }
  const { assigned, level } = best!;
  return { chosen: assigned.chosen, boundCents: assigned.bound - reward * assigned.chosen.length, level };
}

async function seedNewHires(
  input: TransferInput,
  seating: Seating,
  placed: readonly Option[],
  engine: Engine,
  stop: () => boolean,
): Promise<Stage> {
  const { reps, parcels } = seating;
  const newHires = new Set(input.newRepIds);
  const filled = reps.map((rep) => rep.bookT4qCents);
  const held = reps.map(() => 0);
  for (const { taker, t4q, accounts } of placed) {
    filled[taker] += t4q;
    held[taker] += accounts;
  }
  const middle = middleOf(filled.filter((_, i) => reps[i].active && !newHires.has(reps[i].id)));
  const seats = seating.seats.filter((seat) => !parcels[seat.parcel].vacant);
  if (seats.length === 0 || middle === 0) return { chosen: [], boundCents: 0, level: null };
  // A new hire needs a book: what fills it counts first, then what the moves are worth.
  const options = seats.map((seat) => optionOf(seating, seat, seat.worth + 2 * parcels[seat.parcel].t4q));
  const room = roomUpTo(input, seating, middle, filled, held);
  reps.forEach((rep, i) => {
    const yearly = shareOf(rep.bookT4qCents, input.rules.maxBookShareMovedPerYear) - rep.givenT4qCents;
    room.give[i] = Math.max(0, Math.min(yearly, filled[i] - middle));
  });
  const { chosen, bound } = await assign(options, room, engine, stop);
  const reward = chosen.reduce((sum, { t4q }) => sum + 2 * t4q, 0);
  return { chosen, boundCents: bound - reward, level: middle };
}

function optionOf({ parcels }: Seating, seat: Seat, value: number): Option {
  const parcel = parcels[seat.parcel];
  return {
    parcel: seat.parcel,
    taker: seat.taker,
    giver: parcel.owner,
    t4q: parcel.t4q,
    accounts: parcel.accounts.length,
    value,
  };
}

function roomUpTo(
  { maxAccountsPerRep }: TransferInput,
  { reps }: Seating,
  level: number,
  filled: readonly number[] = reps.map((rep) => rep.bookT4qCents),
  held: readonly number[] = reps.map(() => 0),
): Room {
  return {
    t4q: filled.map((book) => Math.max(0, level - book)),
    accounts: reps.map((rep, i) =>
      maxAccountsPerRep === null ? Number.POSITIVE_INFINITY : Math.max(0, maxAccountsPerRep - rep.accounts - held[i]),
    ),
    give: reps.map(() => Number.POSITIVE_INFINITY),
  };
}

function seatOf({ seats }: Seating, { parcel, taker }: Option): Seat {
  return seats.find((seat) => seat.parcel === parcel && seat.taker === taker)!;
}

function unplacedOf({ parcels, noSeat }: Seating, placed: readonly Option[]): Unplaced[] {
  const seated = new Set(placed.map((option) => option.parcel));
  return parcels.flatMap((parcel, p) =>
    !parcel.vacant || seated.has(p)
      ? []
      : [
          {
            accountIds: parcel.accounts.map(({ id }) => id),
            t4qCents: parcel.t4q,
            because:
              noSeat.get(p) ??
              `With ${formatAmount(parcel.t4q)} a year it is too large for any book, or nobody who could take it may have more accounts.`,
          },
        ],
  );
}

function booksOf({ reps, parcels }: Seating, seats: readonly Seat[]): TransferPlan['books'] {
  return reps.flatMap((rep, index) => {
    const taken = seats.filter((seat) => seat.taker === index).map((seat) => parcels[seat.parcel]);
    const given = seats.map((seat) => parcels[seat.parcel]).filter((parcel) => parcel.owner === index);
    if (taken.length + given.length === 0) return [];
    const sum = (own: typeof taken, of: (parcel: (typeof taken)[number]) => number): number =>
      own.reduce((total, parcel) => total + of(parcel), 0);
    const before = { accounts: rep.accounts, t4qCents: rep.bookT4qCents };
    const accounts = before.accounts + sum(taken, (p) => p.accounts.length) - sum(given, (p) => p.accounts.length);
    const t4qCents = before.t4qCents + sum(taken, netT4q) - sum(given, netT4q);
    return [{ repId: rep.id, before, after: { accounts, t4qCents } }];
  });
}

function netT4q({ accounts }: { accounts: { t4qCents: number }[] }): number {
  return accounts.reduce((sum, { t4qCents }) => sum + t4qCents, 0);
}
