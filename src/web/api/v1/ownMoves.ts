import { z } from 'zod';
import { announcedTo } from '../../../app/handoffs/moves';
import { accountExternalIds, repExternalIds } from '../../../storage/accounts/externalIds';
import { companyTelling } from '../../../storage/people/company';
import { accountId, cents, currency, day, repId } from '../fields';
import { named } from '../named';
import { route } from '../route';
import { ownRep } from './ownRep';

export const ownMovesRoute = route({
  method: 'get',
  path: '/own/moves',
  scope: 'read',
  like: 'GET /my-accounts',
  tag: 'Own',
  summary: 'Accounts that come to the rep of the token and leave them, as far as announced',
  description: 'Those still to come, and those of this quarter and the two before.',
  status: 200,
  answer: named(
    'OwnMoves',
    z.object({
      currency,
      data: z.array(
        z.object({
          tradeId: z.string(),
          tradeNumber: z.int(),
          accountId,
          accountName: z.string(),
          direction: z.enum(['coming', 'leaving']),
          otherRepId: repId.nullable().meta({ description: 'The rep on the other side; null = it had no owner.' }),
          otherRepName: z.string().nullable(),
          effectiveDate: day,
          inEffect: z.boolean(),
          t4qCents: cents('Revenue of the last four quarters, as planned'),
        }),
      ),
    }),
  ),
  async handle({ db, user, services }) {
    const rep = ownRep(user);
    const { ahead, lately } = await announcedTo(db, rep, services.today());
    const moves = [...ahead.to, ...ahead.from, ...lately.to, ...lately.from];
    const reps = await repExternalIds(db);
    const accounts = await accountExternalIds(
      db,
      moves.map((move) => move.accountId),
    );
    const data = moves.map((move) => {
      const comes = move.toRepId === rep;
      const other = comes ? move.fromRepId : move.toRepId;
      return {
        ...move,
        accountId: accounts.get(move.accountId) ?? '',
        direction: comes ? ('coming' as const) : ('leaving' as const),
        otherRepId: other === null ? null : (reps.get(other) ?? null),
        otherRepName: comes ? move.fromRep : move.toRep,
        inEffect: move.state === 'in_effect',
      };
    });
    return { currency: (await companyTelling(db)).currency, data };
  },
});
