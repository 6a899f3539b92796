import { sha256 } from '../../shared/hash';
import { formatAmount } from '../../shared/money';
import type { Seat, Seating } from './seats';
import type { PlannedTransfer, TransferInput } from './types';

const percent = (share: number): string => `${Math.round(100 * share)} %`;

/** A transfer as the plan shows it, with the reasons for its taker in sentences. */
export function plannedTransfer(
  input: TransferInput,
  seating: Seating,
  seat: Seat,
  level: number | null,
): PlannedTransfer {
  const { reps, parcels } = seating;
  const parcel = parcels[seat.parcel];
  const [owner, taker] = [reps[parcel.owner], reps[seat.taker]];
  const texts = parcel.accounts.map((account) => `${account.externalId}>${owner.externalId}>${taker.externalId}`);
  return {
    id: sha256(texts.sort().join('\n')).slice(0, 16),
    from: parcel.vacant ? 'vacant' : 'fullerBook',
    legs: parcel.accounts.map((account, i) => ({
      accountId: account.id,
      groupId: parcel.groupId,
      fromRepId: owner.id,
      toRepId: taker.id,
      t4qCents: account.t4qCents,
      headroomCents: account.headroomCents,
      ...seat.moves[i],
    })),
    expectedCents: seat.worth,
    because: reasons(input, seating, seat, level),
  };
}

function reasons({ maxAccountsPerRep }: TransferInput, seating: Seating, seat: Seat, level: number | null): string[] {
  const rivals = seating.seats.filter((other) => other.parcel === seat.parcel && other.taker !== seat.taker);
  const fit = seat.moves.reduce((sum, move) => sum + move.fit, 0) / seat.moves.length;
  const better = rivals.filter((other) => other.worth > seat.worth).length;
  const taker = seating.reps[seat.taker];
  const sentences = [`${percent(fit)} of the new rep's book is with customers like this one.`];
  if (rivals.length === 0) sentences.push('Nobody else may take it.');
  else if (better === 0) sentences.push(`Of ${rivals.length + 1} reps who could take it, this is the best match.`);
  else {
    const who = better === 1 ? '1 rep would suit' : `${better} reps would suit`;
    sentences.push(`${who} it better, but their books are full or serve other accounts better.`);
  }
  if (level !== null) {
    const stands = formatAmount(Math.max(0, level - taker.bookT4qCents));
    sentences.push(`The book had room for ${stands} of yearly revenue up to the common level.`);
  }
  if (maxAccountsPerRep !== null) {
    sentences.push(`It held ${taker.accounts} accounts; at most ${maxAccountsPerRep} are allowed.`);
  }
  return sentences;
}
