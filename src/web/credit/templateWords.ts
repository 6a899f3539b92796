import { counted } from '../../shared/wording';
import type { TemplateTerms } from '../../trades/credit/terms';

/** A template in one sentence. */
export function templateSentence({ deals, doubleMonths, quota }: TemplateTerms): string {
  const open =
    deals.rule === 'move'
      ? 'Open deals go to the new rep at once'
      : deals.rule === 'stay'
        ? `Open deals are credited to the former rep for ${counted(deals.months, 'month')}`
        : `Open deals are split ${deals.formerPercent} to ${100 - deals.formerPercent} between former and new rep for ${counted(deals.months, 'month')}`;
  const double = doubleMonths === 0 ? '' : `; new revenue counts for both for ${counted(doubleMonths, 'month')}`;
  return `${open}${double}; ${quota === 'none' ? 'quotas stay as they are' : 'quotas follow so that nobody gains or loses by the exchange'}.`;
}
