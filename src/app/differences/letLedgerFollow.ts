import { addDays, type Day, isDay } from '../../shared/calendar';
import { type ErrorKind, ProductError } from '../../shared/errors';
import { loadReps } from '../../storage/accounts/accounts';
import { type Difference, followCrm } from '../../storage/accounts/differences';
import { ownerSpells } from '../../storage/accounts/ledger';
import type { Trx } from '../../storage/database';
import { enqueueAnalysis } from '../../storage/jobs/jobs';
import { bumpDataVersion } from '../../storage/people/company';
import { openTradesOf } from '../../storage/trades/trades';
import type { Actor } from '../actor';

/**
 * Gives an account in the ledger to the owner whom the CRM shows, from a day on that is not after today, and queues an
 * analysis of the company as it is now.
 * @throws ProductError difference.day, difference.openTrade, difference.ledgerChanged, difference.tooEarly,
 *   difference.repLeft
 */
export async function letLedgerFollow(trx: Trx, difference: Difference, day: Day, actor: Actor): Promise<void> {
  const { accountId, crmRepId } = difference;
  if (!isDay(day) || day > actor.today) {
    throw refusal(
      'invalid',
      'day',
      `"${day}" cannot be the first day of an owner; choose today or a day before.`,
      'day',
    );
  }
  await requireNoOpenTrade(trx, difference);
  await requireLastSpell(trx, difference, day);
  await requireEmployed(trx, difference, day);
  await followCrm(trx, { accountId, toRepId: crmRepId, day });
  await bumpDataVersion(trx);
  // One that is running has read the old ledger; one that waits will read the new one.
  await enqueueAnalysis(trx, actor.now, actor.id);
}

async function requireNoOpenTrade(trx: Trx, { accountId, account }: Difference): Promise<void> {
  const [claim] = await openTradesOf(trx, [accountId]);
  if (!claim) return;
  throw refusal(
    'refused',
    'openTrade',
    `${account} is in trade ${claim.number}, which is still open and counts on the owner in the ledger. Withdraw that trade or bring it to its end first.`,
  );
}

/** The day must lie in the account's last spell, which must still be that of the owner on the row. */
async function requireLastSpell(trx: Trx, { accountId, account, ledgerRepId }: Difference, day: Day): Promise<void> {
  const last = (await ownerSpells(trx, [accountId])).at(-1);
  const ownerId = last && last.to === null ? last.repId : null;
  if (ownerId !== ledgerRepId) {
    throw refusal(
      'conflict',
      'ledgerChanged',
      `The ledger has another owner for ${account} than when the difference was seen. Import the owners again to compare them anew.`,
    );
  }
  if (!last) return;
  const first = last.to ?? addDays(last.from, 1);
  if (day >= first) return;
  throw refusal(
    'refused',
    'tooEarly',
    `The ledger has an entry for ${account} up to ${addDays(first, -1)}, and what is written there is never changed. The first possible day is ${first}.`,
    'day',
  );
}

async function requireEmployed(trx: Trx, { crmRepId, account }: Difference, day: Day): Promise<void> {
  const rep = (await loadReps(trx)).find(({ id }) => id === crmRepId);
  if (!rep || rep.endDate === null || rep.endDate >= day) return;
  throw refusal(
    'refused',
    'repLeft',
    `${rep.name}, whom the CRM shows, left on ${rep.endDate} and cannot own ${account} from ${day}. Correct the owner in the CRM and import again.`,
  );
}

function refusal(kind: ErrorKind, code: string, sentence: string, field?: string): ProductError {
  return new ProductError(kind, `difference.${code}`, sentence, field ? { field } : undefined);
}
