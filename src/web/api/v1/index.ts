import type { Route } from '../route';
import { accountRoute, listAccountsRoute } from './accounts';
import { announcementRoute } from './announcements';
import { auditRoute } from './audit';
import { challengeRoutes } from './challenges';
import { coachingRoutes } from './coaching';
import { coachingStepRoutes } from './coachingSteps';
import { crmRoutes } from './crm';
import { differenceRoutes } from './differences';
import { draftsRoute } from './drafts';
import { handoffRoutes } from './handoffs';
import { importRoutes } from './imports';
import { jobRoutes } from './jobs';
import { meRoute } from './me';
import { outcomeRoutes } from './outcomes';
import { ownChallengeRoutes } from './ownChallenges';
import { ownMovesRoute } from './ownMoves';
import { planningRoutes } from './planning';
import { planRoute } from './plans';
import { listRepsRoute, repRoute } from './reps';
import { rotationRoutes } from './rotations';
import { tradeStepRoutes } from './tradeSteps';
import { tradeRoutes } from './trades';
import { webhookRoutes } from './webhooks';
import { wishRoutes } from './wishes';

/** Every route of /api/v1; its description is made from this list. */
export const routes: readonly Route[] = [
  meRoute,
  listAccountsRoute,
  accountRoute,
  listRepsRoute,
  repRoute,
  ...rotationRoutes,
  ...planningRoutes,
  planRoute,
  draftsRoute,
  ...tradeRoutes,
  ...tradeStepRoutes,
  announcementRoute,
  ...challengeRoutes,
  ...wishRoutes,
  ...handoffRoutes,
  ...coachingRoutes,
  ...coachingStepRoutes,
  ownMovesRoute,
  ...ownChallengeRoutes,
  ...outcomeRoutes,
  ...importRoutes,
  ...differenceRoutes,
  ...crmRoutes,
  ...jobRoutes,
  auditRoute,
  ...webhookRoutes,
];
