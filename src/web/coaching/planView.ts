import type { AllCoaching } from '../../app/coaching/allCoaching';
import type { ShownPlan } from '../../app/coaching/showPlan';
import { growthLines } from '../../charts/growthLines';
import { miniBars } from '../../charts/miniBars';
import { bothSizes } from '../../charts/sizes';
import { targetWords } from '../../coaching/goal';
import { goalOf, isLate, openSteps, standingOf } from '../../coaching/standing';
import type { Done, Step } from '../../coaching/types';
import { planSentence, standingWords } from '../../coaching/words';
import { progressSentences } from '../../reviews/coaching/progressSentences';
import { quarterFromIndex } from '../../shared/calendar';
import type { Manner } from '../../shared/wording';
import { growthFormat } from '../accounts/formats';
import { dayWriter } from '../rotations/dayText';
import type { Tone } from '../view/tones';
import { effectView } from './effectView';
import { RESULT_OPTIONS, standingTone } from './tones';

/** What views/coaching/show.hbs shows. */
export function planView(shown: ShownPlan, all: AllCoaching, today: string, manner: Manner) {
  const { plan, own, coaches, rep, progress } = shown;
  const dayText = dayWriter(manner.locale);
  const open = new Set(openSteps(plan).map(({ id }) => id));
  const by = (done: Done): string => (done.by === null ? 'the system' : (shown.people.get(done.by) ?? 'a former user'));
  const goal = goalOf(plan);
  return {
    title: own ? 'Your coaching plan' : `Coaching plan of ${rep.name}`,
    active: own ? 'myAccounts' : 'reps',
    breadcrumbs: own
      ? [{ label: 'Your coaching', href: '/my-coaching' }]
      : [
          { label: 'Coaching', href: '/coaching' },
          { label: rep.name, href: `/reps/${rep.id}` },
        ],
    plan,
    rep,
    own,
    coaches: coaches && plan.end === null,
    ticks: (coaches || own) && plan.end === null,
    standing: standingWords(plan, today),
    tone: standingTone(plan, today),
    reviewDue: standingOf(plan, today) === 'reviewDue',
    sentence: planSentence(plan, today, { repName: own ? null : rep.name, dayText }),
    goal,
    target: targetWords(goal),
    earlierGoals: plan.goals
      .slice(0, -1)
      .reverse()
      .map((one) => ({ ...one, target: targetWords(one), by: by(one) })),
    // A reason belongs to the change that came with the goal after it.
    changes: plan.goals
      .slice(1)
      .map((one) => ({ at: one.at, by: by(one), reason: one.reason }))
      .reverse(),
    progress: progress === null ? [] : progressSentences({ goal, ended: plan.end !== null, ...progress }, own),
    progressWhy: shown.progressWhy,
    withheld: shown.withheld,
    chart: progress && progressChart(shown),
    chartOf: goal.measure,
    steps: plan.steps.map((step) => stepRow(step, today, by, open.has(step.id))),
    notes: [...plan.notes].reverse().map((note) => ({ ...note, by: by(note) })),
    ...accountRows(shown, by),
    opened: { ...plan.opened, by: by(plan.opened) },
    ended: plan.end && { ...plan.end, by: by(plan.end) },
    results: RESULT_OPTIONS,
    ...effectView(all, manner),
  };
}

interface StepRow {
  id: number;
  words: string;
  due: string;
  label: string;
  tone: Tone;
  open: boolean;
  done: (Done & { who: string }) | null;
  dropped: (Done & { who: string; reason: string }) | null;
}

function stepRow(step: Step, today: string, by: (done: Done) => string, open: boolean): StepRow {
  const late = isLate(step, today);
  const [label, tone]: [string, Tone] = step.done
    ? ['done', 'done']
    : step.dropped
      ? ['dropped', 'quiet']
      : late && open
        ? ['late', 'worse']
        : ['open', 'waiting'];
  return {
    id: step.id,
    words: step.words,
    due: step.due,
    label,
    tone,
    open,
    done: step.done && { ...step.done, who: by(step.done) },
    dropped: step.dropped && { ...step.dropped, who: by(step.dropped) },
  };
}

function accountRows({ plan, accounts }: ShownPlan, by: (done: Done) => string) {
  const leftOf = new Map(plan.left.map((one) => [one.accountId, one]));
  return {
    accounts: accounts
      .filter(({ accountId }) => !leftOf.has(accountId))
      .map((account) => ({ ...account, elsewhere: account.ownerId !== plan.repId })),
    left: accounts.flatMap((account) => {
      const left = leftOf.get(account.accountId);
      return left === undefined ? [] : [{ ...account, reason: left.reason, at: left.at, by: by(left) }];
    }),
  };
}

/** The course of growth, or the categories added quarter by quarter against the target. */
function progressChart({ plan, progress, own, rep }: ShownPlan): string | null {
  const whose = own ? 'your accounts' : `accounts of ${rep.name}`;
  const goal = goalOf(plan);
  if (goal.measure === 'categories') {
    if (progress!.categories.length === 0) return null;
    const rows = progress!.categories.map((value, k) => ({
      label: quarterName(progress!.start + k),
      value,
      typical: goal.target,
    }));
    return bothSizes((width, suffix) =>
      miniBars({
        id: `categories${suffix}`,
        title: `Categories that ${whose} bought for the first time`,
        rows,
        typicalLabel: 'goal',
        format: String,
        width,
      }),
    );
  }
  const quarters = progress!.growth?.quarters ?? [];
  if (quarters.length < 2) return null;
  const startAt = quarters.findIndex(({ under }) => under);
  const points = quarters.map(({ quarter, ...growth }) => ({ label: quarterName(quarter), ...growth }));
  return bothSizes((width, suffix) =>
    growthLines({
      id: `growth${suffix}`,
      title: `Growth of ${whose} beside similar customers, by quarter`,
      points,
      startAt: startAt < 0 ? undefined : startAt,
      names: { own: own ? 'your accounts' : 'these accounts', similar: 'similar' },
      format: growthFormat,
      width,
    }),
  );
}

function quarterName(index: number): string {
  return quarterFromIndex(index).split('-').reverse().join(' ');
}
