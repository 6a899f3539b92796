import type { Router } from 'express';
import { absencesRouter } from './absences/router';
import { accountsRouter } from './accounts/router';
import { analystRouter } from './analyst/router';
import { announcementsRouter } from './announcements/router';
import { apiDocsRouter } from './api/docs/router';
import { auditRouter } from './audit/router';
import { backtestRouter } from './backtest/router';
import { challengesRouter } from './challenges/router';
import { coachingChangesRouter } from './coaching/changesRouter';
import { coachingRouter } from './coaching/router';
import { commentsRouter } from './comments/router';
import { creditRouter } from './credit/router';
import { creditTemplatesRouter } from './credit/templatesRouter';
import { crmRouter } from './crm/router';
import { dashboardRouter } from './dashboard/router';
import { differencesRouter } from './differences/router';
import { firstLookRouter } from './firstLook/router';
import { handoffsRouter } from './handoffs/router';
import { handoffStepsRouter } from './handoffs/stepsRouter';
import { healthRouter } from './health/router';
import { helpRouter } from './help/router';
import { holidaysRouter } from './holidays/router';
import { importMappingRouter } from './imports/mappingRouter';
import { importsRouter } from './imports/router';
import { jobsRouter } from './jobs/router';
import { lotteryRouter } from './lottery/router';
import { myAccountsRouter } from './myAccounts/router';
import { namesRouter } from './names/router';
import { notificationsRouter } from './notifications/router';
import { outcomesRouter } from './outcomes/router';
import { tradeOutcomeRouter } from './outcomes/tradeRouter';
import { againRouter } from './plans/again/router';
import { byHandRouter } from './plans/byHand/router';
import { compareRouter } from './plans/compare/router';
import { costsRouter } from './plans/costsRouter';
import { keepingRouter } from './plans/keepingRouter';
import { plansRouter } from './plans/router';
import { studiesRouter } from './plans/studiesRouter';
import { whyRouter } from './plans/whyRouter';
import { learningRouter } from './policy/learningRouter';
import { policyRouter } from './policy/router';
import { profileRouter } from './profile/router';
import { repsRouter } from './reps/router';
import { reviewRouter } from './review/router';
import { bookDecisionsRouter } from './rotations/bookDecisionsRouter';
import { candidatesRouter } from './rotations/candidatesRouter';
import { exclusionsRouter } from './rotations/exclusionsRouter';
import { inclusionsRouter } from './rotations/inclusionsRouter';
import { rotationsRouter } from './rotations/router';
import type { Services } from './services';
import { passwordRouter } from './session/passwordRouter';
import { providerRouter } from './session/provider/router';
import { sessionRouter } from './session/router';
import { sessionListRouter } from './sessionList/router';
import { settingsRouter } from './settings/router';
import { setupRouter } from './setup/router';
import { themeRouter } from './theme/router';
import { tokensRouter } from './tokens/router';
import { batchRouter } from './trades/batchRouter';
import { repairRouter } from './trades/repairRouter';
import { tradesRouter } from './trades/router';
import { transfersRouter } from './transfers/router';
import { usersRouter } from './users/router';
import { webhooksRouter } from './webhooks/router';
import { wishesRouter } from './wishes/router';

/** A page group: its routes, made from the services. */
export type MakeRouter = (services: Services) => Router;

/** For machines: before sessions are looked at. */
export const plainRouters: MakeRouter[] = [healthRouter];

/** Reached without signing in. */
export const openRouters: MakeRouter[] = [
  apiDocsRouter,
  setupRouter,
  sessionRouter,
  passwordRouter,
  providerRouter,
  themeRouter,
];

/** Reached by signed-in users only. One line a page group; the first route that answers wins. */
export const routers: MakeRouter[] = [
  dashboardRouter,
  accountsRouter,
  repsRouter,
  profileRouter,
  tokensRouter,
  webhooksRouter,
  usersRouter,
  absencesRouter,
  sessionListRouter,
  notificationsRouter,
  settingsRouter,
  myAccountsRouter,
  handoffsRouter,
  handoffStepsRouter,
  coachingRouter,
  coachingChangesRouter,
  learningRouter,
  outcomesRouter,
  tradeOutcomeRouter,
  reviewRouter,
  importsRouter,
  importMappingRouter,
  namesRouter,
  firstLookRouter,
  differencesRouter,
  rotationsRouter,
  candidatesRouter,
  bookDecisionsRouter,
  exclusionsRouter,
  inclusionsRouter,
  plansRouter,
  againRouter,
  byHandRouter,
  keepingRouter,
  compareRouter,
  analystRouter,
  studiesRouter,
  costsRouter,
  transfersRouter,
  whyRouter,
  tradesRouter,
  announcementsRouter,
  challengesRouter,
  holidaysRouter,
  repairRouter,
  commentsRouter,
  crmRouter,
  wishesRouter,
  creditRouter,
  creditTemplatesRouter,
  batchRouter,
  lotteryRouter,
  jobsRouter,
  policyRouter,
  backtestRouter,
  auditRouter,
  helpRouter,
];
