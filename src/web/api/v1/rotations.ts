import { z } from 'zod';
import { findRotation } from '../../../app/rotations/findRotation';
import { rotationStanding } from '../../../app/rotations/rotationStanding';
import { accountWords } from '../../../growth/words/accountWords';
import { repExternalIds } from '../../../storage/accounts/externalIds';
import { companyTelling } from '../../../storage/people/company';
import { listPlanSummaries } from '../../../storage/plans/planPages';
import { listRotationSummaries, tradeCounts } from '../../../storage/rotations/rotationPages';
import { candidatesAfter } from '../../../storage/rotations/rotationPagesCandidates';
import { numberIn, partOf } from '../cursor';
import { pageFields, yesNo } from '../fields';
import { named } from '../named';
import { type Route, route } from '../route';
import { candidateList, planList, rotationLine, rotationSchema } from './rotationSchemas';
import { repsInSight } from './sight';

const about = { method: 'get', scope: 'read', tag: 'Rotations', status: 200 } as const;

const list = route({
  ...about,
  path: '/rotations',
  like: 'GET /rotations',
  summary: 'Rotations, the latest first',
  answer: named('RotationList', z.object({ data: z.array(rotationLine) })),
  async handle({ db }) {
    const counts = await tradeCounts(db);
    const data = (await listRotationSummaries(db)).map(({ id, analysisId, ...rotation }) => ({
      ...rotation,
      rotationId: id,
      analysed: analysisId !== null,
      trades: { ...counts.get(id) },
    }));
    return { data };
  },
});

const one = route({
  ...about,
  path: '/rotations/{rotationId}',
  like: 'GET /rotations/:id',
  summary: 'One rotation: where it stands, who acts, what is late',
  answer: rotationSchema,
  async handle({ db, params, services }) {
    const rotation = await findRotation(db, params.rotationId);
    const standing = await rotationStanding(db, rotation, services.today());
    const { id, analysisId, ...rest } = rotation;
    const { currency } = await companyTelling(db);
    const { stages, now, who, next, late, candidates, counts } = standing;
    const trades = Object.fromEntries(Object.entries(counts).map(([state, n]) => [state, n ?? 0]));
    const stand = { stages, now, who, next, late, candidates, trades };
    return { ...rest, rotationId: id, analysed: analysisId !== null, currency, ...stand };
  },
});

const candidates = route({
  ...about,
  path: '/rotations/{rotationId}/candidates',
  like: 'GET /rotations/:id/candidates',
  summary: 'Accounts up for review in a rotation',
  description: 'Those of the books that the user may see; empty until the rotation is analysed.',
  query: z.strictObject({ state: z.enum(['declining', 'flat', 'lagging']).optional(), ...pageFields }),
  answer: candidateList,
  async handle({ db, user, params, query }) {
    const rotation = await findRotation(db, params.rotationId);
    const within = await repsInSight(db, user);
    const asked = { rotation, within: within && [...within], state: query.state };
    const rows = await candidatesAfter(db, asked, numberIn(query.cursor) ?? 0, query.limit + 1);
    const part = partOf(rows, query.limit, (row) => row.accountId);
    const reps = await repExternalIds(db);
    const telling = await companyTelling(db);
    const data = part.data.map((row) => ({
      ...row,
      accountId: row.externalId,
      ownerId: reps.get(row.ownerId) ?? '',
      ownerName: row.owner,
      reasons: row.reasons.map((fact) => accountWords(fact, telling)),
    }));
    return { asOf: rotation.asOf, currency: telling.currency, data, nextCursor: part.nextCursor };
  },
});

const plans = route({
  ...about,
  path: '/rotations/{rotationId}/plans',
  like: 'GET /rotations/:id',
  summary: 'Plans of a rotation, the newest first',
  query: z.strictObject({ archived: yesNo.optional() }),
  answer: planList,
  async handle({ db, params, query }) {
    const rotation = await findRotation(db, params.rotationId);
    const found = await listPlanSummaries(db, rotation.id, query.archived ?? false);
    const data = found.map(({ id, objectiveCents, boundCents, boundKnown, ...plan }) => ({
      ...plan,
      planId: id,
      expectedCents: objectiveCents,
      boundCents: boundKnown ? boundCents : null,
    }));
    return { currency: (await companyTelling(db)).currency, data };
  },
});

export const rotationRoutes: Route[] = [list, one, candidates, plans];
