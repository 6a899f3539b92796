import { z } from 'zod';
import { type AnalysisHeader, currentAnalysis } from '../../../storage/analyses/analyses';
import type { Db } from '../../../storage/database';
import { companyTelling } from '../../../storage/people/company';
import { currency, day, month, quarter } from '../fields';
import { named } from '../named';

/** What the figures of an answer are about. */
const periodSchema = named(
  'Period',
  z
    .object({
      asOf: quarter.meta({ description: 'The last complete fiscal quarter; T4Q is it and the three before.' }),
      dataThrough: month.meta({ description: 'The newest month of revenue.' }),
      cutOff: day.meta({ description: 'The data cut-off: owners of this day.' }),
    })
    .meta({ description: 'The period of the figures.' }),
);

/** Which period, and in which currency; without an analysis there are no figures. */
export const withPeriod = {
  period: periodSchema.nullable().meta({ description: 'Null before the first analysis: there are no figures yet.' }),
  currency,
};

/** The same of an analysis. */
export function periodOf(header: Pick<AnalysisHeader, 'asOf' | 'dataThrough' | 'cutOff'> | null) {
  return header && { asOf: header.asOf, dataThrough: header.dataThrough, cutOff: header.cutOff };
}

/** The current analysis and how the company writes money. */
export async function present(db: Db) {
  const header = await currentAnalysis(db);
  const telling = await companyTelling(db);
  return { header, telling, frame: { period: periodOf(header), currency: telling.currency } };
}
