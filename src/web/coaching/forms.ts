import { z } from 'zod';
import type { NewPlan } from '../../app/coaching/openPlan';
import type { Goal } from '../../coaching/types';
import { numberToType, typedNumber } from '../../shared/typedNumber';

const text = z.string().trim().max(2000, 'At most 2000 letters.').catch('');
const day = z.string().trim().catch('');
const ids = z.preprocess(
  (value) => (value === undefined ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.coerce.number().int().positive()).max(5000),
);

/** Lines for the first steps on the form that opens a plan. */
export const STEP_LINES = [1, 2, 3, 4] as const;

const goalShape = {
  goal: text,
  measure: z.enum(['relativeGrowth', 'categories'], 'Choose what is measured.'),
  target: z.string().trim().catch(''),
  reviewDate: day,
};

const steps = Object.fromEntries(
  STEP_LINES.flatMap((n) => [
    [`step${n}`, text],
    [`due${n}`, day],
  ]),
) as Record<`step${number}` | `due${number}`, typeof text>;

/** The form that opens a plan. */
export const openingForm = z.object({
  ...goalShape,
  ...steps,
  startDate: day,
  accounts: z.enum(['book', 'some'], 'Choose the whole book or some accounts.'),
  account: ids.catch([]),
  reason: text,
});

/** The form that changes a goal. */
export const goalForm = z.object({ ...goalShape, reason: text });

/** Growth is typed in points, categories as a count; what is no number becomes NaN, and is refused with a sentence. */
export function goalOfForm(
  { goal, measure, target, reviewDate }: z.infer<z.ZodObject<typeof goalShape>>,
  locale: string,
): Omit<Goal, 'reason'> {
  const typed = typedNumber(target, locale);
  return { words: goal, measure, target: measure === 'relativeGrowth' ? typed / 100 : typed, reviewDate };
}

/** The plan that a filled form asks for. */
export function newPlanOf(repId: number, form: z.infer<typeof openingForm>, locale: string): NewPlan {
  const fields = form as unknown as Record<string, string>;
  return {
    repId,
    goal: goalOfForm(form, locale),
    startDate: form.startDate,
    accounts: form.accounts === 'book' ? 'book' : form.account,
    reason: form.reason,
    steps: STEP_LINES.map((n) => ({ words: fields[`step${n}`], due: fields[`due${n}`] })).filter(
      ({ words, due }) => words !== '' || due !== '',
    ),
  };
}

/** A goal as the fields of a form show it. */
export function goalFields({ words, measure, target, reviewDate }: Goal, locale: string): Record<string, string> {
  const typed = measure === 'relativeGrowth' ? Math.round(target * 1000) / 10 : target;
  return { goal: words, measure, target: numberToType(typed, locale), reviewDate };
}

export const MEASURES = [
  { value: 'relativeGrowth', label: 'Growth, against similar customers' },
  { value: 'categories', label: 'Categories bought for the first time' },
];

export const endForm = z.object({
  result: z.enum(['reached', 'notReached', 'stopped'], 'Choose the result.'),
  reason: text,
});
export const stepForm = z.object({ words: text, due: day });
export const reasonForm = z.object({ reason: text });
export const noteForm = z.object({ note: text, audience: z.enum(['everyone', 'line']).catch('everyone') });
