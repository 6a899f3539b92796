import { z } from 'zod';

const text = (most: number) => z.string().trim().max(most, `At most ${most} characters.`).default('');

const reason = z
  .string('Give a reason; others will read it.')
  .trim()
  .min(3, 'Give a reason of at least three letters; others will read it.')
  .max(500, 'At most 500 characters.');

/** What the forms of a trade's page send, by action. Fields carry the action's name so that errors find their form. */
export const submissionForm = z.object({
  successMeasure: z
    .string('Say how success will be measured.')
    .trim()
    .min(3, 'Say how success will be measured, in at least three letters.')
    .max(1000, 'At most 1000 characters.'),
  reviewDate: z.string('Choose the day of the review.').min(1, 'Choose the day of the review.'),
  undoCondition: text(1000),
  creditTerms: text(2000),
  creditTemplate: text(80),
});

export const consentForm = z.object({ consentReason: text(500), overrideReason: text(500) });
export const rejectionForm = z.object({ rejectionReason: reason });
export const withdrawalForm = z.object({ withdrawalReason: reason });
export const undoForm = z.object({ undoReason: reason });
export const scheduleForm = z.object({
  effectiveDate: z.string('Choose the day.').min(1, 'Choose the day.'),
  dateReason: text(500),
});
