import { addDays } from '../shared/calendar';
import { formatAmount } from '../shared/money';
import type { Random } from '../shared/random';
import { DEAL_SUBJECTS, RENEWAL_SUBJECTS } from './lexicon';
import type { Sketch } from './sketches';
import type { Timeline } from './timeline';
import type { DealRow } from './types';
import { between } from './weighted';

const OPEN_DEALS = 52;
const RENEWALS = 16;
/** Deals opened in the last days before today on accounts that stand still: they must not keep an account. */
const LATE_DEALS = 8;

/** Rows of deals.csv: open deals and renewals as of today, some created suspiciously late. */
export function dealRows(random: Random, sketches: readonly Sketch[], timeline: Timeline): DealRow[] {
  const active = random.shuffle(sketches.filter((s) => s.recent !== 'lapsed' && s.rep.story !== 'leaver'));
  const still = active.filter((s) => s.recent === 'flat' || s.recent === 'declining');
  const late = still.slice(0, LATE_DEALS);
  const others = active.filter((s) => !late.includes(s));
  const plain = [
    ...others.slice(0, OPEN_DEALS).map((s) => ({ s, kind: 'deal' as const, age: 40 + random.below(160) })),
    ...others.slice(OPEN_DEALS, OPEN_DEALS + RENEWALS).map((s) => ({ s, kind: 'renewal' as const, age: 320 })),
    ...late.map((s) => ({ s, kind: 'deal' as const, age: 3 + random.below(15) })),
  ];
  return plain.map(({ s, kind, age }, n): DealRow => {
    const subject = random.pick(kind === 'deal' ? DEAL_SUBJECTS : RENEWAL_SUBJECTS);
    const share = kind === 'deal' ? between(random, 0.05, 0.3) : between(random, 0.4, 0.9);
    return {
      deal_id: `D${String(n + 1).padStart(3, '0')}`,
      account_id: s.id,
      rep_id: s.rep.id,
      name: subject,
      kind,
      amount: formatAmount(Math.max(1, Math.round((s.yearlyCents * share) / 10_000)) * 10_000),
      created_date: addDays(timeline.today, -age),
      last_activity_date: addDays(timeline.today, -random.below(Math.min(25, age))),
      close_date: addDays(timeline.today, 8 + random.below(110)),
    };
  });
}
