import { applyDueTrades } from '../../src/app/trades/applyTrades';
import { consentToTrade } from '../../src/app/trades/decideTrade';
import { inTransaction, openDatabase } from '../../src/storage/database';
import { actorOf, EFFECTIVE, YES } from './company';

/**
 * A process of its own that acts once, at an instant stated beforehand, so that several do it at once; or holds the lock of
 * the database, having written, until its input ends. Says what came of it.
 */
const [url, what, at, ...given] = process.argv.slice(2);
const database = openDatabase(url, what === 'hold' && given[0] ? { silenceMs: Number(given[0]) } : {});

const acts: Record<string, () => Promise<unknown>> = {
  apply: () => applyDueTrades(database, actorOf('user-ada', EFFECTIVE)),
  consent: () => consentToTrade(database, given[0], YES, actorOf(given[1])),
  async hold() {
    await inTransaction(database.db, async (trx) => {
      await trx.insertInto('categories').values({ name: 'Held' }).execute();
      process.stdout.write('held\n');
      await new Promise((resolve) => process.stdin.resume().once('end', resolve));
    });
    return null;
  },
};

setTimeout(
  () => {
    acts[what]()
      .then(
        (value) => process.stdout.write(`${JSON.stringify(value)}\n`),
        (error) => process.stdout.write(`${JSON.stringify({ error: error.code ?? error.message })}\n`),
      )
      .finally(() => database.close());
  },
  Math.max(0, Number(at) - Date.now()),
);
