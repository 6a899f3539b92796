import type {
  AccountsTable,
  AssignmentsTable,
  CategoriesTable,
  ContactsTable,
  DealsTable,
  RevenueTable,
} from './accounts';
import type { AnnouncementsTable, ChallengeStepsTable, ChallengesTable, HolidaysTable } from './announcements';
import type { ApiTokensTable, IdempotencyKeysTable } from './api';
import type { CoachingAccountsTable, CoachingEventsTable, CoachingPlansTable, RepDecisionsTable } from './coaching';
import type { CreditConsentsTable, CreditTemplatesTable, CreditVersionsTable } from './credit';
import type { CrmExportsTable } from './crm';
import type { HandoffMarksTable } from './handoffs';
import type { LotteriesTable } from './lotteries';
import type { MergedRevenueTable, NameMergesTable } from './names';
import type { DeliveriesTable, NotificationsTable, OutboxTable } from './notifications';
import type {
  AuditEventsTable,
  AuditHeadTable,
  AuditPayloadsTable,
  ImportFilesTable,
  ImportMappingsTable,
  ImportsTable,
  ImportUndoTable,
  JobsTable,
  LedgerDifferencesTable,
  RequestCountsTable,
  RowChangesTable,
} from './operations';
import type { BeliefDecisionsTable, OutcomeAnswersTable, OutcomeDecisionsTable } from './outcomes';
import type {
  AbsencesTable,
  CompanyTable,
  FirstRotationAwayTable,
  OptInsTable,
  PasswordLinksTable,
  QuotasTable,
  RepsTable,
  SessionsTable,
  SignInFailuresTable,
  StandInsTable,
  UsersTable,
} from './people';
import type {
  AccountAnalysesTable,
  AnalysesTable,
  ExclusionsTable,
  InclusionsTable,
  PlanLegsTable,
  PlanSnapshotsTable,
  PlansTable,
  RepAnalysesTable,
  RotationsTable,
} from './rotations';
import type { BacktestsTable, PlanPropensitiesTable, PlanStudiesTable } from './studies';
import type { TradeCommentsTable, TradeRepairsTable } from './talk';
import type { ConsentsTable, ConsentsTakenBackTable, TradeLegsTable, TradeStatesTable, TradesTable } from './trades';
import type { TransferPlansTable } from './transfers';
import type { WebhookAttemptsTable, WebhookDeliveriesTable, WebhooksTable } from './webhooks';
import type { WishesTable, WishWindowsTable } from './wishes';

/** Every table, as Kysely sees it. Money is minor units, days and instants are ISO text, flags are 0 or 1. */
export interface Schema {
  company: CompanyTable;
  reps: RepsTable;
  users: UsersTable;
  opt_ins: OptInsTable;
  first_rotation_away: FirstRotationAwayTable;
  sessions: SessionsTable;
  api_tokens: ApiTokensTable;
  idempotency_keys: IdempotencyKeysTable;
  quotas: QuotasTable;
  absences: AbsencesTable;
  accounts: AccountsTable;
  assignments: AssignmentsTable;
  categories: CategoriesTable;
  revenue: RevenueTable;
  contacts: ContactsTable;
  deals: DealsTable;
  imports: ImportsTable;
  import_undo: ImportUndoTable;
  name_merges: NameMergesTable;
  merged_revenue: MergedRevenueTable;
  import_files: ImportFilesTable;
  import_mappings: ImportMappingsTable;
  row_changes: RowChangesTable;
  request_counts: RequestCountsTable;
  ledger_differences: LedgerDifferencesTable;
  audit_events: AuditEventsTable;
  audit_payloads: AuditPayloadsTable;
  audit_head: AuditHeadTable;
  jobs: JobsTable;
  analyses: AnalysesTable;
  account_analyses: AccountAnalysesTable;
  rep_analyses: RepAnalysesTable;
  rotations: RotationsTable;
  exclusions: ExclusionsTable;
  inclusions: InclusionsTable;
  plans: PlansTable;
  plan_snapshots: PlanSnapshotsTable;
  plan_legs: PlanLegsTable;
  plan_studies: PlanStudiesTable;
  plan_propensities: PlanPropensitiesTable;
  backtests: BacktestsTable;
  transfer_plans: TransferPlansTable;
  trades: TradesTable;
  trade_legs: TradeLegsTable;
  lotteries: LotteriesTable;
  trade_states: TradeStatesTable;
  consents: ConsentsTable;
  consents_taken_back: ConsentsTakenBackTable;
  wish_windows: WishWindowsTable;
  wishes: WishesTable;
  trade_comments: TradeCommentsTable;
  trade_repairs: TradeRepairsTable;
  handoff_marks: HandoffMarksTable;
  holidays: HolidaysTable;
  announcements: AnnouncementsTable;
  challenges: ChallengesTable;
  challenge_steps: ChallengeStepsTable;
  crm_exports: CrmExportsTable;
  credit_templates: CreditTemplatesTable;
  credit_versions: CreditVersionsTable;
  credit_consents: CreditConsentsTable;
  outcome_decisions: OutcomeDecisionsTable;
  outcome_answers: OutcomeAnswersTable;
  belief_decisions: BeliefDecisionsTable;
  stand_ins: StandInsTable;
  password_links: PasswordLinksTable;
  sign_in_failures: SignInFailuresTable;
  notifications: NotificationsTable;
  deliveries: DeliveriesTable;
  outbox: OutboxTable;
  coaching_plans: CoachingPlansTable;
  coaching_accounts: CoachingAccountsTable;
  coaching_events: CoachingEventsTable;
  rep_decisions: RepDecisionsTable;
  webhooks: WebhooksTable;
  webhook_deliveries: WebhookDeliveriesTable;
  webhook_attempts: WebhookAttemptsTable;
}
