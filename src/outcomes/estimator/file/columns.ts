import { ProductError } from '../../../shared/errors';
import type { PanelField } from '../panelBuilder';
import type { PanelColumns } from './row';

/** The columns of a file that hold each field, by name. */
export type PanelColumnNames = Record<'unit' | 'period' | 'group' | 'outcome', string> &
  Partial<Record<'cluster' | 'weight', string>>;

/**
 * Where the named columns stand; a name that only differs in case is found too.
 * @param header column names of the file, trimmed
 * @throws ProductError estimate.missingColumn, also for a name that two columns have
 */
export function findColumns(file: string, header: readonly string[], names: PanelColumnNames): PanelColumns {
  const find = (field: PanelField): number => {
    const name = names[field]!.trim();
    const exact = placesOf(header, (own) => own === name);
    const places = exact.length > 0 ? exact : placesOf(header, (own) => own.toLowerCase() === name.toLowerCase());
    if (places.length === 1) return places[0];
    const found = places.length === 0 ? 'there is no column' : `${places.length} columns are called`;
    throw new ProductError(
      'invalid',
      'estimate.missingColumn',
      `${file}, line 1: ${found} "${name}" for the ${field}. The columns are: ${header.join(', ')}.`,
      { file, line: 1, column: name, value: header.join(',') },
    );
  };
  return {
    unit: find('unit'),
    period: find('period'),
    group: find('group'),
    outcome: find('outcome'),
    ...(names.cluster === undefined ? {} : { cluster: find('cluster') }),
    ...(names.weight === undefined ? {} : { weight: find('weight') }),
  };
}

function placesOf(header: readonly string[], fits: (name: string) => boolean): number[] {
  return header.flatMap((name, at) => (fits(name) ? [at] : []));
}
