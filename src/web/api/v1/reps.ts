import { z } from 'zod';
import { viewingOf } from '../../../app/accounts/viewing';
import { showRep } from '../../../app/reps/showRep';
import { type ShownRepAnalysis, shownRep } from '../../../growth/reps/withhold';
import { repWords } from '../../../growth/words/repWords';
import { canSeeRepFigures } from '../../../people/permissions';
import { repExternalIds } from '../../../storage/accounts/externalIds';
import type { Telling } from '../../../storage/people/company';
import { repsAfter } from '../../../storage/people/repPages';
import { numberIn, partOf } from '../cursor';
import { cents, day, fraction, nextCursor, pageFields, quarter, repId } from '../fields';
import { named } from '../named';
import { route } from '../route';
import { repNamed } from './ids';
import { periodOf, present, withPeriod } from './period';

const identity = {
  repId,
  name: z.string(),
  region: z.string(),
  managerId: repId.nullable(),
  endDate: day.nullable().meta({ description: 'Last day employed; null = still.' }),
};

const book = z
  .object({
    accounts: z.int(),
    candidates: z.int(),
    bookT4qCents: cents('Revenue of the book over the last four quarters'),
    bookHeadroomCents: cents('Headroom of the book'),
  })
  .meta({ description: 'The book on the cut-off.' });

const figures = z
  .object({
    verdict: z.enum(['train', 'trade', 'leave', 'market']),
    protected: z.boolean(),
    sameStoreGrowth: fraction('Growth of the accounts held the whole time').nullable(),
    peerGrowth: fraction('Growth of similar customers').nullable(),
    effect: fraction('Growth beyond the market, shrunk').nullable(),
    effectSd: fraction('Its standard deviation').nullable(),
    probabilityPositive: fraction('Probability that it is above zero').nullable(),
    quartersCounted: z.int(),
    quartersAbovePeers: z.int(),
    reasons: z.array(z.string()),
  })
  .meta({ description: 'The rep’s own figures; a company may turn them off.' });

const repLine = named('RepLine', z.object({ ...identity, book, figures: figures.nullable() }));

export const listRepsRoute = route({
  method: 'get',
  path: '/reps',
  scope: 'read',
  like: 'GET /reps',
  tag: 'Reps',
  summary: 'Reps with their books',
  description: 'Those that the current analysis covers and the user may see.',
  query: z.strictObject({ managerId: z.string().max(200).optional(), ...pageFields }),
  status: 200,
  answer: named('RepList', z.object({ ...withPeriod, data: z.array(repLine), nextCursor })),
  async handle({ db, user, query, services }) {
    const { header, telling, frame } = await present(db);
    if (!header) return { ...frame, data: [], nextCursor: null };
    const { repIds: scope } = await viewingOf(db, user);
    const managerId = query.managerId === undefined ? undefined : await repNamed(db, query.managerId);
    const asked = { analysisId: header.id, today: services.today(), scope, managerId };
    const part = partOf(
      await repsAfter(db, asked, numberIn(query.cursor) ?? 0, query.limit + 1),
      query.limit,
      (rep) => rep.id,
    );
    const ids = await repExternalIds(db);
    const data = part.data.map(({ analysis, ...rep }) => ({
      ...identityJson(rep, ids),
      ...analysisJson(shownRep(analysis, canSeeRepFigures(user, rep.id, telling)), telling),
    }));
    return { ...frame, data, nextCursor: part.nextCursor };
  },
});

export const repRoute = route({
  method: 'get',
  path: '/reps/{repId}',
  like: 'GET /reps/:id',
  scope: 'read',
  tag: 'Reps',
  summary: 'One rep: book, growth split into market and rep, quarters',
  status: 200,
  answer: named(
    'Rep',
    z.object({
      ...withPeriod,
      ...identity,
      email: z.string().nullable(),
      hireDate: day.nullable(),
      accountsToday: z.int(),
      book: book.nullable(),
      figures: figures.nullable(),
      quarters: z
        .array(
          z.object({
            quarter,
            revenueCents: cents('Of the accounts owned then'),
            quotaCents: cents('Quota').nullable(),
          }),
        )
        .nullable()
        .meta({ description: 'Oldest first; null where individual figures are withheld.' }),
    }),
  ),
  async handle({ db, user, params, services }) {
    const shown = await showRep(db, await repNamed(db, params.repId), user, services.today());
    const { telling } = await present(db);
    const { rep, header, analysis, accounts, quarters } = shown;
    return {
      period: periodOf(header),
      currency: telling.currency,
      ...identityJson(rep, await repExternalIds(db)),
      email: rep.email,
      hireDate: rep.hireDate,
      accountsToday: accounts,
      ...(analysis ? analysisJson(analysis, telling) : { book: null, figures: null }),
      quarters:
        quarters?.map(({ quarter, cents, quotaCents }) => ({ quarter, revenueCents: cents, quotaCents })) ?? null,
    };
  },
});

function identityJson(
  rep: { id: number; name: string; region: string; managerId: number | null; endDate: string | null },
  ids: ReadonlyMap<number, string>,
) {
  const { id, name, region, managerId, endDate } = rep;
  return {
    repId: ids.get(id) ?? '',
    name,
    region,
    managerId: managerId === null ? null : (ids.get(managerId) ?? null),
    endDate,
  };
}

function analysisJson({ figures: own, ...counted }: ShownRepAnalysis, telling: Telling) {
  return { book: counted, figures: own && { ...own, reasons: own.reasons.map((fact) => repWords(fact, telling)) } };
}
