import { z } from 'zod';
import { SCOPES } from '../../../people/scopes';
import { ROLES } from '../../../people/user';
import { repExternalIds } from '../../../storage/accounts/externalIds';
import { findCompany } from '../../../storage/people/company';
import { currency, day, repId } from '../fields';
import { named } from '../named';
import { route } from '../route';

export const meRoute = route({
  method: 'get',
  path: '/me',
  scope: null,
  like: 'GET /profile',
  tag: 'Token',
  summary: 'Whom the token acts as, and what it is for',
  status: 200,
  answer: named(
    'Me',
    z.object({
      userId: z.string(),
      name: z.string(),
      role: z.enum(ROLES),
      repId: repId.nullable(),
      scopes: z.array(z.enum(SCOPES)),
      company: z.string(),
      currency,
      today: day.meta({ description: 'The product’s day of today.' }),
    }),
  ),
  async handle({ db, user, scopes, services }) {
    const company = await findCompany(db);
    return {
      userId: user.id,
      name: user.name,
      role: user.role,
      repId: user.repId === null ? null : ((await repExternalIds(db)).get(user.repId) ?? null),
      scopes: [...scopes],
      company: company?.name ?? '',
      currency: company?.currency ?? 'USD',
      today: services.today(),
    };
  },
});
