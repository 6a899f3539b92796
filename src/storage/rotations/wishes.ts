import type { AccountId, RepId } from '../../accounts/types';
import type { Wish, WishKind, WishWindow } from '../../rotations/wishes';
import type { Day } from '../../shared/calendar';
import type { Db, Trx } from '../database';
import { keptWith, keptWithData } from '../kept';

/** A wish as its readers see it. */
export interface NamedWish extends Wish {
  repId: RepId;
  repName: string;
  accountName: string;
  at: string;
}

/** When reps can say what they wish in a rotation; null = they are not asked. */
export function wishWindow(db: Db, rotationId: string): Promise<WishWindow | null> {
  return keptWith(db, ['wish_windows'], `wishes of ${rotationId}`, async () => {
    const row = await db
      .selectFrom('wish_windows')
      .select(['closes_on', 'closed_at'])
      .where('rotation_id', '=', rotationId)
      .executeTakeFirst();
    return row ? { closesOn: row.closes_on, closed: row.closed_at !== null } : null;
  });
}

/** Rotations whose reps can say what they wish on a day. */
export function openWishRotations(db: Db, today: Day): Promise<readonly { id: string; name: string; closesOn: Day }[]> {
  return keptWith(db, ['wish_windows', 'rotations'], `wishes open on ${today}`, () =>
    db
      .selectFrom('wish_windows as w')
      .innerJoin('rotations as r', 'r.id', 'w.rotation_id')
      .select(['r.id', 'r.name', 'w.closes_on as closesOn'])
      .where('w.closed_at', 'is', null)
      .where('w.closes_on', '>=', today)
      .where('r.closed_at', 'is', null)
      .orderBy('w.closes_on')
      .execute(),
  );
}

/** Opens the window, or moves the day on which it closes. */
export async function saveWishWindow(
  trx: Trx,
  window: { rotationId: string; closesOn: Day; at: string; by: string | null },
): Promise<void> {
  const row = { rotation_id: window.rotationId, closes_on: window.closesOn };
  await trx
    .insertInto('wish_windows')
    .values({ ...row, opened_at: window.at, opened_by: window.by, closed_at: null })
    .onConflict((c) => c.column('rotation_id').doUpdateSet({ closes_on: window.closesOn, closed_at: null }))
    .execute();
}

/** Closes the window before its day. */
export async function closeWishWindow(trx: Trx, rotationId: string, at: string): Promise<void> {
  await trx.updateTable('wish_windows').set({ closed_at: at }).where('rotation_id', '=', rotationId).execute();
}

/** The wishes of a rotation, by rep, what they would hand over first. */
export async function wishesOf(db: Db, rotationId: string, repId?: RepId): Promise<NamedWish[]> {
  let select = db
    .selectFrom('wishes as w')
    .innerJoin('reps as r', 'r.id', 'w.rep_id')
    .innerJoin('accounts as a', 'a.id', 'w.account_id')
    .select(['w.rep_id as repId', 'r.name as repName', 'w.account_id as accountId', 'a.name as accountName'])
    .select(['w.kind', 'w.reason', 'w.at'])
    .where('w.rotation_id', '=', rotationId)
    .where('w.removed_at', 'is', null);
  if (repId !== undefined) select = select.where('w.rep_id', '=', repId);
  return select.orderBy('r.name').orderBy('w.kind').orderBy('w.id').execute();
}

/** Replaces the wishes of a rep in a rotation. */
export async function replaceWishes(
  trx: Trx,
  rotationId: string,
  repId: RepId,
  wishes: readonly { accountId: AccountId; kind: WishKind; reason: string }[],
  entry: { at: string; by: string },
): Promise<void> {
  await trx
    .updateTable('wishes')
    .set({ removed_at: entry.at })
    .where('rotation_id', '=', rotationId)
    .where('rep_id', '=', repId)
    .where('removed_at', 'is', null)
    .execute();
  if (wishes.length === 0) return;
  await trx
    .insertInto('wishes')
    .values(
      wishes.map(({ accountId, kind, reason }) => ({
        ...{ rotation_id: rotationId, rep_id: repId, account_id: accountId, kind, reason },
        ...entry,
        removed_at: null,
      })),
    )
    .execute();
}

/** Reps who own an account on a day, by id: those who can be asked. */
export function repsWithBook(db: Db, day: Day): Promise<readonly RepId[]> {
  return keptWithData(db, `reps with a book on ${day}`, async (reads) => {
    const rows = await reads
      .selectFrom('assignments')
      .select('rep_id')
      .distinct()
      .where('role', '=', 'owner')
      .where('from_date', '<=', day)
      .where((e) => e.or([e('to_date', 'is', null), e('to_date', '>', day)]))
      .orderBy('rep_id')
      .execute();
    return rows.map((row) => row.rep_id);
  });
}
