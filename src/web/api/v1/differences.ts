import { z } from 'zod';
import { viewingOf } from '../../../app/accounts/viewing';
import { resolveDifference } from '../../../app/differences/resolveDifference';
import { countedId } from '../../../shared/countedId';
import { type Difference, differencesAfter, findDifference } from '../../../storage/accounts/differences';
import { repExternalIds } from '../../../storage/accounts/externalIds';
import { pageNotFound } from '../../middleware/signedIn';
import { numberIn, partOf } from '../cursor';
import { accountId, day, instant, nextCursor, pageFields, repId, yesNo } from '../fields';
import { named, namedBody } from '../named';
import { type Route, route } from '../route';

const schema = named(
  'Difference',
  z.object({
    differenceId: z.int(),
    accountId,
    accountName: z.string(),
    crmOwnerId: repId.nullable().meta({ description: 'Whom the CRM shows; null = nobody.' }),
    ledgerOwnerId: repId.nullable().meta({ description: 'Whom the ledger has.' }),
    tradeId: z.string().nullable().meta({ description: 'The trade that moved the account.' }),
    seenAt: instant,
    resolvedAt: instant.nullable(),
    decision: z.enum(['ledger', 'crm']).nullable(),
    reason: z.string().nullable(),
  }),
);

const list = route({
  method: 'get',
  path: '/differences',
  scope: 'read',
  like: 'GET /differences',
  tag: 'Differences',
  summary: 'Where the CRM shows another owner than the ledger',
  description: 'Managers get those of their own books.',
  query: z.strictObject({ resolved: yesNo.optional(), ...pageFields }),
  status: 200,
  answer: named('DifferenceList', z.object({ data: z.array(schema), nextCursor })),
  async handle({ db, user, query }) {
    const { repIds } = await viewingOf(db, user);
    const asked = { resolved: query.resolved ?? false, repIds };
    const rows = await differencesAfter(db, asked, numberIn(query.cursor) ?? 0, query.limit + 1);
    const part = partOf(rows, query.limit, (row) => row.id);
    const reps = await repExternalIds(db);
    return { data: part.data.map((row) => differenceJson(row, reps)), nextCursor: part.nextCursor };
  },
});

const resolve = route({
  method: 'post',
  path: '/differences/{differenceId}/resolutions',
  scope: 'import',
  like: 'POST /differences/:id/resolution',
  tag: 'Differences',
  summary: 'Decide who is right about an owner',
  body: namedBody(
    'Resolution',
    z.strictObject({
      decision: z.enum(['ledger', 'crm']),
      reason: z.string().trim().min(3, 'Give a reason of at least three letters; others will read it.').max(500),
      day: day.optional().meta({ description: 'First day of the CRM’s owner when the CRM is right; left out: today.' }),
    }),
  ),
  status: 201,
  answer: schema,
  async handle({ services, db, params, body, actor }) {
    const id = countedId(params.differenceId);
    await resolveDifference(services.database, id, body, actor);
    const found = await findDifference(db, id);
    if (!found) throw pageNotFound();
    return { location: '/differences?resolved=true', body: differenceJson(found, await repExternalIds(db)) };
  },
});

function differenceJson(row: Difference, reps: ReadonlyMap<number, string>) {
  const { id, accountNumber, account, crmRepId, ledgerRepId, resolution, ...rest } = row;
  const rep = (own: number | null): string | null => (own === null ? null : (reps.get(own) ?? null));
  return {
    ...rest,
    differenceId: id,
    accountId: accountNumber,
    accountName: account,
    crmOwnerId: rep(crmRepId),
    ledgerOwnerId: rep(ledgerRepId),
    reason: resolution,
  };
}

export const differenceRoutes: Route[] = [list, resolve];
