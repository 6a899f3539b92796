import { z } from 'zod';
import { repExternalIds } from '../../../storage/accounts/externalIds';
import type { Db } from '../../../storage/database';
import { creditInForce } from '../../../storage/trades/creditVersions';
import { cents, quarter, repId } from '../fields';

/** Who is credited for what after a trade, and which quotas change. */
export const creditSchema = z
  .object({
    template: z.string().nullable().meta({ description: 'Name of the template it began with; null = by hand.' }),
    openDeals: z.object({
      rule: z.enum(['stay', 'move', 'split']).meta({ description: 'With the former rep, to the new one, or both.' }),
      months: z.int().nullable().meta({ description: 'After the day of effect, as long as the rule holds.' }),
      formerPercent: z.int().nullable().meta({ description: 'Share of the former rep, in percent.' }),
    }),
    doubleMonths: z.int().meta({ description: 'Months in which new revenue counts for both reps.' }),
    quotas: z.array(z.object({ repId, quarter, changeCents: cents('Change of the quota') })),
  })
  .nullable()
  .meta({ description: 'Null before the trade is submitted.' });

/** The credit terms of a trade that are in force. */
export async function creditJson(db: Db, tradeId: string): Promise<z.input<typeof creditSchema>> {
  const terms = (await creditInForce(db, [tradeId])).get(tradeId);
  if (!terms) return null;
  const reps = await repExternalIds(db);
  const { deals } = terms;
  return {
    template: terms.template,
    openDeals: {
      rule: deals.rule,
      months: deals.rule === 'move' ? null : deals.months,
      formerPercent: deals.rule === 'split' ? deals.formerPercent : null,
    },
    doubleMonths: terms.doubleMonths,
    quotas: terms.quotas.map((quota) => ({ ...quota, repId: reps.get(quota.repId) ?? '' })),
  };
}
