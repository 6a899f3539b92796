import type { Route } from '../route';
import { accountRoute, listAccountsRoute } from './accounts';
import { meRoute } from './me';
import { planRoute } from './plans';
import { listRepsRoute, repRoute } from './reps';
import { rotationRoutes } from './rotations';
import { tradeRoutes } from './trades';

/** Every route of /api/v1; its description is made from this list. */
export const routes: readonly Route[] = [
  meRoute,
  listAccountsRoute,
  accountRoute,
  listRepsRoute,
  repRoute,
  ...rotationRoutes,
  planRoute,
  ...tradeRoutes,
];
