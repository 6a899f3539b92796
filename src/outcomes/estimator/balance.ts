import { counted } from '../../shared/wording';
import { keepUnits, type Panel, periodsObserved } from './panel';
import { PanelRefusal } from './refusal';

/**
 * The panel with only the units observed in every period, as did balances one by default.
 * @throws PanelRefusal estimate.noBalancedUnit
 */
export function balance(panel: Panel, note: (sentence: string) => unknown): Panel {
  const periods = panel.periods.length;
  const observed = periodsObserved(panel);
  const gaps = observed.reduce((n, count) => n + (count < periods ? 1 : 0), 0);
  if (gaps === 0) return panel;
  if (gaps === observed.length) {
    throw new PanelRefusal(
      'estimate.noBalancedUnit',
      'period',
      `no unit is observed in all ${periods} periods; --unbalanced compares the rows that are there.`,
    );
  }
  note(
    `${counted(gaps, 'unit')} of ${observed.length} left out because not observed in all ${periods} periods; --unbalanced keeps them.`,
  );
  return keepUnits(panel, (unit) => observed[unit] === periods);
}

/** The panel as it is, gaps included, without units that were never observed; and whether there are gaps. */
export function withGaps(panel: Panel, note: (sentence: string) => unknown): { panel: Panel; gaps: boolean } {
  const kept = keepUnits(panel, observedAtAll(panel));
  const gaps = periodsObserved(kept).reduce((n, count) => n + (count < kept.periods.length ? 1 : 0), 0);
  if (gaps > 0) {
    note(
      `${counted(gaps, 'unit')} of ${kept.units.length} not observed in all ${kept.periods.length} periods: periods are compared as repeated cross-sections, each with the units seen in it.`,
    );
  }
  return { panel: kept, gaps: gaps > 0 };
}

function observedAtAll(panel: Panel): (unit: number) => boolean {
  const observed = periodsObserved(panel);
  return (unit) => observed[unit] > 0;
}
