import { beforeAfter } from '../../charts/beforeAfter';
import { bothSizes } from '../../charts/sizes';
import type { NotSwappedChange, PlainChange } from '../../outcomes/types';
import { formatMoneyShort } from '../../shared/money';

/** Something that was measured: its name, over how many accounts, and what they brought together. */
export interface SlopeLine {
  label: string;
  accounts: number;
  plain: PlainChange | null;
}

export interface Manner {
  currency: string;
  locale: string;
}

/**
 * Slopes from before to after in revenue per account, so that one account, a swap of two and hundreds of candidates can
 * stand side by side; the candidates that were not swapped are dashed. Null when nothing is measured.
 */
export function slopes(
  id: string,
  title: string,
  lines: readonly SlopeLine[],
  notSwapped: NotSwappedChange | null,
  { currency, locale }: Manner,
): string | null {
  const drawn = lines.flatMap(({ label, accounts, plain }) => (plain ? [lineOf(label, accounts, plain)] : []));
  if (drawn.length === 0) return null;
  const compare = notSwapped
    ? [{ ...lineOf('not swapped', notSwapped.accounts, notSwapped.pooled), compare: true }]
    : [];
  return bothSizes((width, suffix) =>
    beforeAfter({
      id: id + suffix,
      title,
      width: Math.min(width, 640),
      beforeLabel: 'year before',
      afterLabel: 'after',
      lines: [...drawn, ...compare],
      format: (cents) => formatMoneyShort(cents, currency, locale),
    }),
  );
}

function lineOf(label: string, accounts: number, plain: PlainChange) {
  return { label, before: plain.beforeCents / accounts, after: plain.afterCents / accounts };
}
