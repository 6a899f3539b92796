import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { announce } from '../../src/app/announcements/announce';
import { backUp } from '../../src/app/backup/backUp';
import { copyDatabase } from '../../src/app/copy/copyDatabase';
import { commitImport } from '../../src/app/imports/commitImport';
import { applyTrade } from '../../src/app/trades/applyTrades';
import { consentToTrade } from '../../src/app/trades/decideTrade';
import { scheduleTrade } from '../../src/app/trades/scheduleTrade';
import { submitTrade } from '../../src/app/trades/submitTrade';
import { undoAtOnce } from '../../src/app/trades/undoAtOnce';
import { addDays } from '../../src/shared/calendar';
import { type Database, inTransaction } from '../../src/storage/database';
import { listTrades } from '../../src/storage/trades/trades';
import { draftPair, TERMS, type tradeCast } from '../app/tradeCast';
import { actorOf, EFFECTIVE, one, PAIRS, stageMany, YES } from './company';

type Cast = Awaited<ReturnType<typeof tradeCast>>;

/** Something that is done many times in a row by a process that is killed meanwhile. */
export interface Deed {
  /** Makes the database in which it can be done. */
  prepare(cast: Cast): Promise<void>;
  /** Does it, again and again; `done` is called after each time. `beside` is the address of an empty database. */
  perform(database: Database, done: () => void, beside: string): Promise<void>;
  /** How often it was done, as the database (or the disk) shows. */
  count(database: Database): number;
}

const submitted = async ({ database, rotationId, actor }: Cast): Promise<string[]> => {
  const ids: string[] = [];
  for (const pair of PAIRS) {
    const id = await draftPair(database, rotationId, actor('anna'), pair);
    await submitTrade(database, id, TERMS, actor('anna'));
    ids.push(id);
  }
  return ids;
};

const scheduled = async (cast: Cast): Promise<void> => {
  const { database, rotationId, actor } = cast;
  for (const id of await submitted(cast)) {
    await consentToTrade(database, id, YES, actor('ben'));
    await scheduleTrade(database, id, { effectiveDate: EFFECTIVE, reason: null }, actor('anna'));
    await announce(database, rotationId, { tradeIds: [id], note: '' }, actor('anna'));
  }
  database.raw.prepare('update imports set owners_at = ?').run(`${EFFECTIVE}T08:00:00.000Z`);
};

const copies = (database: Database): string => join(database.path, '../copies');

export const DEEDS: Record<'approve' | 'apply' | 'undo' | 'import' | 'backup' | 'copy', Deed> = {
  approve: {
    prepare: async (cast) => void (await submitted(cast)),
    async perform(database, done) {
      for (const { id } of await listTrades(database.db, { states: ['submitted'] })) {
        await consentToTrade(database, id, YES, actorOf('user-ben'));
        done();
      }
    },
    count: (database) => one(database, `select count(*) from trades where state = 'approved'`),
  },
  apply: {
    prepare: scheduled,
    async perform(database, done) {
      for (const { id } of await listTrades(database.db, { states: ['scheduled'] })) {
        await inTransaction(database.db, (trx) => applyTrade(trx, id, actorOf('user-ada', EFFECTIVE)));
        done();
      }
    },
    count: (database) => one(database, `select count(*) from trades where state = 'in_effect'`),
  },
  undo: {
    async prepare(cast) {
      await scheduled(cast);
      await DEEDS.apply.perform(cast.database, () => {}, '');
    },
    async perform(database, done) {
      // The way there, the way back, and there again: a trade that undoes can be undone from the next day on.
      for (let day = EFFECTIVE, round = 0; round < 3; round++) {
        day = addDays(day, 1);
        for (const { id } of await listTrades(database.db, { states: ['in_effect'] })) {
          await undoAtOnce(database, id, 'A fault is tried', actorOf('user-ada', day));
          done();
        }
      }
    },
    count: (database) => one(database, 'select count(*) from trades where undoes_trade_id is not null'),
  },
  import: {
    prepare: ({ database }) => stageMany(database),
    async perform(database, done) {
      const { id } = await database.db
        .selectFrom('imports')
        .select('id')
        .where('state', '=', 'previewed')
        .executeTakeFirstOrThrow();
      await commitImport(database, id, actorOf('user-ada'));
      done();
    },
    count: (database) =>
      one(database, `select count(*) from imports where state = 'committed' and id <> 'cast-import'`),
  },
  backup: {
    prepare: async () => {},
    async perform(database, done) {
      for (let n = 0; n < 40; n++) {
        await backUp(database.url, join(copies(database), `${n}.db`), new Date().toISOString());
        done();
      }
    },
    count: (database) =>
      existsSync(copies(database)) ? readdirSync(copies(database)).filter((name) => name.endsWith('.db')).length : 0,
  },
  copy: {
    prepare: async () => {},
    async perform(database, done, beside) {
      await copyDatabase(database.url, beside, EFFECTIVE, () => {});
      done();
    },
    // How far a copy came is looked at by going on with it.
    count: () => 0,
  },
};
