import { analyseCurrent } from '../../src/app/analysis/analyse';
import { inTransaction } from '../../src/storage/database';
import { insertRotation } from '../../src/storage/rotations/rotations';
import { recordState } from '../../src/storage/trades/tradeHistory';
import { setSchedule } from '../../src/storage/trades/tradeWrites';
import type { TradeState } from '../../src/trades/states';
import { draftPair } from '../app/tradeCast';
import { CAST, castPolicy, fillCast } from '../cast';
import { openSite, type Site } from './site';

export const CAST_NOW = `${CAST.today}T09:00:00.000Z`;
export const CAST_ROTATION = 'rotation-1';

/** The web application over the shared cast, analysed unless told otherwise. */
export async function openCastSite({ analysed = true } = {}): Promise<Site> {
  const site = await openSite({ company: false, today: () => CAST.today, now: () => CAST_NOW });
  fillCast(site.services.database);
  if (analysed) await analyseCast(site);
  return site;
}

/** Analyses the company as it is now, as the worker would. */
export async function analyseCast({ services: { database } }: Site): Promise<void> {
  const effect = await analyseCurrent(database, CAST_NOW);
  await inTransaction(database.db, effect);
}

/** Id of the user who signed in with a role (site.as). */
export async function userId({ services: { database } }: Site, email: string): Promise<string> {
  const row = await database.db.selectFrom('users').select('id').where('email', '=', email).executeTakeFirstOrThrow();
  return row.id;
}

/** An open rotation with an exchange of two accounts in a state; `announcedFor` schedules it for a day. */
export async function castTrade(
  { services: { database } }: Site,
  accounts: [number, number],
  trade: { by: string; state: TradeState; announcedFor?: string },
): Promise<string> {
  const existing = await database.db.selectFrom('rotations').select('id').executeTakeFirst();
  if (!existing) {
    await insertRotation(database.db, {
      id: CAST_ROTATION,
      name: 'Spring 2026',
      asOf: '2025-Q4',
      dataThrough: '2025-12',
      cutOff: '2025-12-31',
      effectiveDate: '2026-04-01',
      policy: castPolicy(),
      analysisId: null,
      createdAt: CAST_NOW,
      createdBy: trade.by,
      closedAt: null,
    });
  }
  const actor = { id: trade.by, role: 'manager' as const, repId: null, today: CAST.today, now: CAST_NOW };
  const id = await draftPair(database, CAST_ROTATION, actor, accounts);
  await inTransaction(database.db, async (trx) => {
    if (trade.announcedFor) {
      await setSchedule(trx, id, { effectiveDate: trade.announcedFor, reason: null, announcedAt: CAST_NOW });
    }
    await recordState(trx, id, { state: trade.state, at: CAST_NOW, by: trade.by, reason: null });
  });
  return id;
}

/** The text of a page's main part, without tags, spaces made one. */
export function textOf(html: string): string {
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
  return main
    .replace(/<(title|desc)[^>]*>.*?<\/\1>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#x27;|&#39;/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}

/** What stands in the first cell of each row of a page's tables. */
export function rowNames(html: string): string[] {
  return [...html.matchAll(/<th scope="row">(?:<a [^>]*>)?([^<]+)/g)].map((match) => match[1]);
}
