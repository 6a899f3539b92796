import { basename } from 'node:path';
import { type EstimateOptions, estimatePanel, type PanelEstimate } from '../../outcomes/estimator/estimate';
import type { PanelColumnNames } from '../../outcomes/estimator/file/columns';
import { PanelRefusal } from '../../outcomes/estimator/refusal';
import { ProductError } from '../../shared/errors';
import { readPanelFile } from './readPanelFile';

/**
 * Reads a panel and estimates the effects of its treatment.
 * @throws ProductError what readPanelFile throws, and a PanelRefusal's reason with the file and column it lies in
 */
export async function estimatePanelFile(
  path: string,
  names: PanelColumnNames,
  options: EstimateOptions,
): Promise<PanelEstimate> {
  const { panel, notes } = await readPanelFile(path, names);
  try {
    const estimate = estimatePanel(panel, options);
    return { ...estimate, notes: [...notes, ...estimate.notes] };
  } catch (error) {
    if (!(error instanceof PanelRefusal)) throw error;
    const file = basename(path);
    const column = names[error.field] ?? error.field;
    throw new ProductError('refused', error.code, `${file}, column "${column}": ${error.sentence}`, { file, column });
  }
}
