import { z } from 'zod';
import { type Quarter, quarterFromIndex } from '../../shared/calendar';
import { formatAmount, parseAmount } from '../../shared/money';
import { QUOTA_QUARTERS, type QuotaSide } from '../../trades/credit/heldHarmless';
import type { CreditTerms, DealRule, QuotaChange, TemplateTerms } from '../../trades/credit/terms';
import type { FieldErrors } from '../view/forms';

const whole = (least: number, most: number) =>
  z.coerce
    .number(`Write a whole number from ${least} to ${most}.`)
    .int(`Write a whole number from ${least} to ${most}.`)
    .min(least, `At least ${least}.`)
    .max(most, `At most ${most}.`);

/** The fields that terms and templates have in common. */
const dealFields = {
  dealRule: z.enum(['stay', 'move', 'split'], 'Choose what becomes of open deals.'),
  dealMonths: whole(1, 24).default(3),
  formerPercent: whole(1, 99).default(50),
  doubleMonths: whole(0, 12).default(0),
};

export const templateForm = z.object({
  ...dealFields,
  name: z.string('Name the template.').trim().min(3, 'At least three letters.').max(80, 'At most 80 letters.'),
  quotaRule: z.enum(['harmless', 'none'], 'Choose what becomes of the quotas.'),
  /** An unchecked box is not sent. */
  isDefault: z.literal('yes').optional(),
});

export const termsForm = z.object({
  ...dealFields,
  quotaRule: z.enum(['harmless', 'none', 'byHand'], 'Choose what becomes of the quotas.'),
  creditReason: z.string().trim().max(500, 'At most 500 characters.').default(''),
});

interface DealValues {
  dealRule: DealRule['rule'];
  dealMonths: number;
  formerPercent: number;
}

/** The rule that the fields of a form say. */
export function dealsOf({ dealRule, dealMonths, formerPercent }: DealValues): DealRule {
  if (dealRule === 'move') return { rule: 'move' };
  if (dealRule === 'stay') return { rule: 'stay', months: dealMonths };
  return { rule: 'split', months: dealMonths, formerPercent };
}

/** Terms or a template as the fields of their form. */
export function dealValues({ deals, doubleMonths }: Pick<TemplateTerms, 'deals' | 'doubleMonths'>) {
  return {
    dealRule: deals.rule,
    dealMonths: deals.rule === 'move' ? 3 : deals.months,
    formerPercent: deals.rule === 'split' ? deals.formerPercent : 50,
    doubleMonths,
  };
}

/** Name of the field of a rep's quota change of one quarter. */
export function quotaField(repId: number, quarter: Quarter): string {
  return `quota-${repId}-${quarter}`;
}

/** The quota changes of terms as field values. */
export function quotaValues({ quotas }: Pick<CreditTerms, 'quotas'>): Record<string, string> {
  return Object.fromEntries(
    quotas.map(({ repId, quarter, changeCents }) => [quotaField(repId, quarter), formatAmount(changeCents)]),
  );
}

/** Quota changes as somebody wrote them; an empty field is no change. */
export function quotasFromForm(
  body: Record<string, unknown> | undefined,
  { sides, first }: { sides: readonly QuotaSide[]; first: number },
): { quotas: QuotaChange[]; errors: FieldErrors } {
  const errors: FieldErrors = {};
  const quotas = sides.flatMap(({ repId }) =>
    Array.from({ length: QUOTA_QUARTERS }, (_, n) => quarterFromIndex(first + n)).flatMap((quarter): QuotaChange[] => {
      const field = quotaField(repId, quarter);
      const text = String(body?.[field] ?? '').trim();
      if (text === '') return [];
      const changeCents = parseAmount(text);
      if (changeCents === null) errors[field] = `"${text}" is not an amount; write for example 1200 or -1200.50.`;
      return changeCents === null ? [] : [{ repId, quarter, changeCents, from: null }];
    }),
  );
  return { quotas, errors };
}
