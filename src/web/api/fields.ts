import { z } from 'zod';

/** Integer minor units of the company's currency. */
export const cents = (what: string) => z.int().meta({ description: `${what}; integer minor units of the currency.` });

/** A share: 0.05 = 5 %. */
export const fraction = (what: string) => z.number().meta({ description: `${what}; a fraction, 0.05 = 5 %.` });

export const day = z.iso.date();
export const instant = z.iso.datetime();
/** Fiscal quarter. */
export const quarter = z
  .string()
  .regex(/^\d{4}-Q[1-4]$/, 'Write a fiscal quarter as YYYY-Qn.')
  .meta({ description: 'Fiscal quarter; the fiscal year is named by the calendar year in which it ends.' });
export const month = z.string().regex(/^\d{4}-\d{2}$/, 'Write a month as YYYY-MM.');
export const currency = z.string().length(3).meta({ description: 'ISO 4217.' });

/** Ids of accounts and reps are those of the customer's own files. */
export const accountId = z.string().meta({ description: 'The id of the account in your own data.' });
export const repId = z.string().meta({ description: 'The id of the rep in your own data.' });

/** What a list is continued with. */
export const nextCursor = z
  .string()
  .nullable()
  .meta({ description: 'Send it as `cursor` for the next part; null = this was the last.' });

/** The query fields of every list. */
export const pageFields = {
  limit: z.coerce
    .number('Write a whole number from 1 to 200.')
    .int('Write a whole number from 1 to 200.')
    .min(1, 'At least 1.')
    .max(200, 'At most 200.')
    .default(50)
    .meta({ description: 'Most entries of this part.' }),
  cursor: z.string().max(200).optional().meta({ description: '`nextCursor` of the part before.' }),
};

/** Yes or no in a query. */
export const yesNo = z.enum(['true', 'false'], 'Write true or false.').transform((text) => text === 'true');
