import { z } from 'zod';
import { type ShownAccount, showAccount } from '../../../app/accounts/showAccount';
import { viewingOf } from '../../../app/accounts/viewing';
import { accountWords } from '../../../growth/words/accountWords';
import { blockWords } from '../../../growth/words/blockWords';
import { type AccountLine, accountLinesAfter } from '../../../storage/accounts/accountPagesList';
import { accountExternalIds, repExternalIds } from '../../../storage/accounts/externalIds';
import type { Telling } from '../../../storage/people/company';
import { numberIn, partOf } from '../cursor';
import { pageFields, yesNo } from '../fields';
import { route } from '../route';
import { accountList, accountSchema } from './accountSchemas';
import { accountNamed, repNamed } from './ids';
import { periodOf, present } from './period';

const STATES = ['new', 'lapsed', 'declining', 'flat', 'lagging', 'growing'] as const;

const accountsQuery = z.strictObject({
  q: z.string().trim().max(100).optional().meta({ description: 'Words of the name, or how the id begins.' }),
  state: z.enum(STATES).optional(),
  ownerId: z.string().max(200).optional().meta({ description: 'Of today; "nobody" = accounts without an owner.' }),
  segment: z.string().max(200).optional(),
  region: z.string().max(200).optional(),
  candidate: yesNo.optional(),
  ...pageFields,
});

export const listAccountsRoute = route({
  method: 'get',
  path: '/accounts',
  scope: 'read',
  like: 'GET /accounts',
  tag: 'Accounts',
  summary: 'Accounts with their figures',
  description: 'Those that the current analysis covers and the user may see, in a fixed order.',
  query: accountsQuery,
  status: 200,
  answer: accountList,
  async handle({ db, user, query, services }) {
    const { header, frame } = await present(db);
    if (!header) return { ...frame, data: [], nextCursor: null };
    const { q, state, ownerId, segment, region, candidate, limit, cursor } = query;
    const repIds = ownerId === undefined ? undefined : ownerId === 'nobody' ? null : [await repNamed(db, ownerId)];
    const { repIds: scope } = await viewingOf(db, user);
    const filter = { words: q, states: state && [state], segment, region, candidate, repIds };
    const asked = { ...filter, analysisId: header.id, cutOff: header.cutOff, today: services.today(), scope };
    const rows = await accountLinesAfter(db, asked, numberIn(cursor) ?? 0, limit + 1);
    const part = partOf(rows, limit, (line) => line.id);
    const reps = await repExternalIds(db);
    return { ...frame, nextCursor: part.nextCursor, data: part.data.map((line) => lineJson(line, reps)) };
  },
});

export const accountRoute = route({
  method: 'get',
  path: '/accounts/{accountId}',
  like: 'GET /accounts/:id',
  scope: 'read',
  tag: 'Accounts',
  summary: 'One account: figures, reasons, ownership',
  status: 200,
  answer: accountSchema,
  async handle({ db, user, params, services }) {
    const shown = await showAccount(db, await accountNamed(db, params.accountId), user, services.today());
    const { telling } = await present(db);
    const reps = await repExternalIds(db);
    const members = await accountExternalIds(
      db,
      shown.members.map((member) => member.id),
    );
    return accountJson(shown, reps, members, telling);
  },
});

function lineJson({ id: _, externalId, ownerId, ...line }: AccountLine, reps: ReadonlyMap<number, string>) {
  return { ...line, accountId: externalId, ownerId: ownerId === null ? null : (reps.get(ownerId) ?? null) };
}

function accountJson(
  shown: ShownAccount,
  reps: ReadonlyMap<number, string>,
  members: ReadonlyMap<number, string>,
  telling: Telling,
) {
  const { account, analysis, owner } = shown;
  return {
    period: periodOf(shown.header),
    currency: telling.currency,
    ...account,
    accountId: account.externalId,
    ownerId: owner && (reps.get(owner.repId) ?? null),
    ownerName: owner?.repName ?? null,
    analysis: analysis && {
      ...analysis,
      candidate: analysis.candidate && shown.movedOn === null,
      reasons: analysis.reasons.map((fact) => accountWords(fact, telling)),
      notCandidateBecause: analysis.notCandidateBecause.map((block) => blockWords(block, telling)),
    },
    ownership: shown.spells.map(({ trade, ...spell }) => ({
      ...spell,
      repId: reps.get(spell.repId) ?? '',
      tradeId: trade?.id ?? null,
    })),
    quarters: shown.series?.quarters.map(({ quarter, cents }) => ({ quarter, revenueCents: cents })) ?? [],
    categories: shown.categories,
    couldAlsoBuy: shown.whiteSpace,
    group: shown.members.map(({ id, name }) => ({ accountId: members.get(id) ?? '', name })),
    trades: shown.trades.map(({ id, ...trade }) => ({ ...trade, tradeId: id })),
  };
}
