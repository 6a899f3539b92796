import type { Response } from 'express';
import { sayWhyNot } from '../../../planning/explain/sayWhyNot';
import type { Section } from '../../../planning/explain/section';
import { whyAccount } from '../../../planning/explain/whyAccount';
import { whyNot } from '../../../planning/explain/whyNot';
import { sayWorth, whySwap } from '../../../planning/explain/whySwap';
import { swapIdOf } from '../../../planning/result/swapId';
import { swapsOfPlan } from '../../../planning/result/swapsOfPlan';
import type { NamedAccount } from '../../../storage/accounts/askedAccounts';
import { pageNotFound } from '../../middleware/signedIn';
import { currentUser } from '../../middleware/viewer';
import type { Services } from '../../services';
import { changedUrl } from '../../view/query';
import { wishSections } from '../../wishes/planWishes';
import { planCrumbs } from '../crumbs';
import { findTyped, notUnderstood, type Typed } from './findSubject';
import { firmSentences } from './firm';
import { notCandidate } from './notCandidate';
import { type Priced, priced } from './priced';
import { type WhySubject, whySubject } from './subject';

export interface WhyQuestion {
  swap?: string;
  account?: string;
  rep?: string;
}

interface Answer {
  lead: string | null;
  sections: Section[];
  /** What can be worked out beyond this, or was. */
  costs: Priced[];
  /** The swap of the plan that the answer speaks of. */
  swapId: string | null;
}

/** Everything that the page shows: what was asked, and the answer or what it may have meant. */
export async function whyView(res: Response, services: Services, planId: string, question: WhyQuestion) {
  const subject = await whySubject(res, services, planId);
  const typed = await findTyped(services, subject, question);
  const { shown } = subject;
  const linkTo = (change: Record<string, string>): string =>
    changedUrl(`/plans/${planId}/why`, { account: question.account, rep: question.rep }, change);
  return {
    title: 'Why this, why not that',
    active: 'rotations',
    breadcrumbs: await planCrumbs(services.database.db, shown),
    planId,
    values: question,
    misread: [notUnderstood(typed.account, 'account', linkTo), notUnderstood(typed.rep, 'rep', linkTo)].filter(
      (one) => one !== null,
    ),
    suggestions: suggestionsOf(subject),
    ...(await answerTo(res, services, subject, question, typed)),
  };
}

async function answerTo(
  res: Response,
  services: Services,
  subject: WhySubject,
  question: WhyQuestion,
  { account, rep }: Typed,
): Promise<Answer | null> {
  if (question.swap) return ofSwap(res, services, subject, question.swap);
  if (account === null || !('found' in account) || (rep !== null && !('found' in rep))) return null;
  return ofAccount(res, services, subject, account.found, rep === null ? null : rep.found.id);
}

async function ofSwap(res: Response, services: Services, subject: WhySubject, swapId: string): Promise<Answer> {
  const { problem, planned, visible } = subject;
  const listed = [...planned, ...swapsOfPlan(problem, subject.shown.plan.ranked ?? [])];
  const swap = listed.find(({ legs }) => swapIdOf(problem, legs) === swapId);
  if (!swap?.effects.some(({ rep }) => visible(rep))) throw pageNotFound();
  const firm: Section = {
    heading: 'How firm it is',
    sentences: await firmSentences(services.database.db, subject, swap),
  };
  const own = swap.legs.filter(({ unit }) => visible(problem.units[unit].owner));
  const accountIds = new Set(own.flatMap(({ unit }) => problem.units[unit].accounts.map(({ id }) => id)));
  const sections = [
    ...whySwap(problem, planned, swap, visible),
    ...(await wishSections(services.database.db, subject.shown.rotationId, accountIds)),
    ...(firm.sentences.length > 0 ? [firm] : []),
  ];
  const asked = own.map(({ unit }) => ({ unit, to: null }));
  const costs = await priced(res, services, subject, asked, `swap=${swapId}`);
  return { lead: sayWorth(problem, swap), sections, costs, swapId };
}

async function ofAccount(
  res: Response,
  services: Services,
  subject: WhySubject,
  account: NamedAccount,
  repId: number | null,
): Promise<Answer> {
  const { problem, planned, visible } = subject;
  const unit = problem.units.findIndex(({ accounts }) => accounts.some(({ id }) => id === account.id));
  const plain = (section: Section): Answer => ({ lead: null, sections: [section], costs: [], swapId: null });
  if (unit < 0) return plain(await notCandidate(services, subject, account, currentUser(res)));
  const to = problem.reps.findIndex(({ id }) => id === repId);
  const where = `account=${encodeURIComponent(account.externalId)}`;
  if (repId === null) {
    const own = planned.find(({ legs }) => legs.some((leg) => leg.unit === unit));
    return own
      ? ofSwap(res, services, subject, swapIdOf(problem, own.legs))
      : plain(whyAccount(problem, unit, visible));
  }
  if (to < 0) {
    const sentence = 'This plan does not know the rep: they came later.';
    return plain({ heading: `${account.name} cannot go there`, sentences: [sentence] });
  }
  const why = whyNot(problem, planned, unit, to);
  const back = `${where}&rep=${encodeURIComponent(problem.reps[to].externalId)}`;
  return {
    lead: null,
    sections: [sayWhyNot(problem, unit, to, why)],
    costs: why.answer === 'possible' ? await priced(res, services, subject, [{ unit, to }], back) : [],
    swapId: why.answer === 'planned' ? why.swapId : null,
  };
}

/** Names to choose from while typing: candidates and reps in sight, as many as a browser can take. */
function suggestionsOf({ problem, visible }: WhySubject) {
  const most = 500;
  const { words } = problem;
  return {
    accounts: problem.units
      .filter(({ owner }) => visible(owner))
      .flatMap(({ accounts }) => accounts)
      .slice(0, most)
      .map((account) => ({ value: account.externalId, label: words.account(account) })),
    reps: problem.reps
      .filter((rep, index) => rep.active && visible(index))
      .slice(0, most)
      .map((rep) => ({ value: rep.externalId, label: words.rep(rep) })),
  };
}
