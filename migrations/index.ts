import { people } from './001-people';
import { accounts } from './002-accounts';
import { context } from './003-context';
import { operations } from './004-operations';
import { analyses } from './005-analyses';
import { rotations } from './006-rotations';
import { trades } from './007-trades';
import { pageIndexes } from './008-page-indexes';
import { rotationPages } from './009-rotation-pages';
import { differenceDecisions } from './010-difference-decisions';
import { ownersAt } from './011-owners-at';
import { optIns } from './012-opt-ins';
import { planStudies } from './013-plan-studies';
import { importAttempts } from './014-import-attempts';
import { jobSubjects } from './015-job-subjects';
import { repFigures } from './016-rep-figures';
import { facts } from './017-facts';
import { ledgerDays } from './018-ledger-days';
import { jobStops } from './019-job-stops';
import { planPropensities } from './020-plan-propensities';
import { planScenarios } from './021-plan-scenarios';
import { decisions } from './022-decisions';
import { transferPlans } from './023-transfer-plans';
import { planBounds } from './024-plan-bounds';
import { backtests } from './025-backtests';
import { lotteries } from './026-lotteries';
import { notifications } from './027-notifications';
import { creditTerms } from './028-credit-terms';
import { apiTokens } from './029-api-tokens';
import { coaching } from './030-coaching';
import { announcements } from './031-announcements';
import { absences } from './032-absences';
import { importMappings } from './033-import-mappings';
import { crmOrders } from './034-crm-orders';
import { webhooks } from './035-webhooks';
import { signIn } from './036-sign-in';
import { planSnapshots } from './037-plan-snapshots';
import { wishes } from './038-wishes';
import { handoffSteps } from './039-handoff-steps';
import { tradeTalk } from './040-trade-talk';
import { outboxByUser } from './041-outbox-by-user';
import { importFiles } from './042-import-files';
import { importUndo } from './043-import-undo';
import { nameMerges } from './044-name-merges';
import { anew } from './045-anew';
import { inclusions } from './046-inclusions';
import { startKnown } from './047-start-known';
import { firstRotation } from './048-first-rotation';
import { erasedPeople } from './049-erased-people';
import { jobTokens } from './050-job-tokens';
import { undoOnPostgres } from './051-undo-on-postgres';
import { statistics } from './052-statistics';
import { repChanges } from './053-rep-changes';
import { outcomeAnswers } from './054-outcome-answers';
import { droppedAnalyses } from './055-dropped-analyses';
import { requestCounts } from './056-request-counts';
import { countedChanges } from './057-counted-changes';
import { snapshotBooks } from './058-snapshot-books';
import type { Migration } from './types';

/** Every migration in the order in which they run; new ones are added at the end. */
export const migrations: readonly Migration[] = [
  people,
  accounts,
  context,
  operations,
  analyses,
  rotations,
  trades,
  pageIndexes,
  rotationPages,
  differenceDecisions,
  ownersAt,
  optIns,
  planStudies,
  importAttempts,
  jobSubjects,
  repFigures,
  facts,
  ledgerDays,
  jobStops,
  planPropensities,
  planScenarios,
  decisions,
  transferPlans,
  planBounds,
  backtests,
  lotteries,
  notifications,
  creditTerms,
  apiTokens,
  coaching,
  announcements,
  absences,
  importMappings,
  crmOrders,
  webhooks,
  signIn,
  planSnapshots,
  wishes,
  handoffSteps,
  tradeTalk,
  outboxByUser,
  importFiles,
  importUndo,
  nameMerges,
  anew,
  inclusions,
  startKnown,
  firstRotation,
  erasedPeople,
  jobTokens,
  undoOnPostgres,
  statistics,
  repChanges,
  outcomeAnswers,
  droppedAnalyses,
  requestCounts,
  countedChanges,
  snapshotBooks,
];
