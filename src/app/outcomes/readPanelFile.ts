import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { readLayout } from '../../imports/reading/header';
import type { InputFile } from '../../imports/reading/inputFile';
import { inspectEncoding } from '../../imports/reading/inspect';
import { readRecords } from '../../imports/reading/records';
import { findColumns, type PanelColumnNames } from '../../outcomes/estimator/file/columns';
import { isMissingCell, readPanelRow } from '../../outcomes/estimator/file/row';
import { WrongCells } from '../../outcomes/estimator/file/wrongCells';
import type { Panel } from '../../outcomes/estimator/panel';
import { PanelBuilder, type PanelField } from '../../outcomes/estimator/panelBuilder';
import { ProductError } from '../../shared/errors';
import { counted } from '../../shared/wording';

/**
 * Reads a panel in the long form from a CSV file: one row per unit and period; comma, semicolon or tab; UTF-8 or
 * Windows-1252.
 * @returns the panel, and a sentence for each kind of row that was left out
 * @throws ProductError estimate.missingFile, estimate.missingColumn, estimate.wrongCells, estimate.noRows, and those of
 *   imports/reading for files that are no CSV
 */
export async function readPanelFile(path: string, names: PanelColumnNames): Promise<{ panel: Panel; notes: string[] }> {
  const file: InputFile = { name: basename(path), path };
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) {
    throw new ProductError('invalid', 'estimate.missingFile', `There is no file "${path}". Check the path.`);
  }
  const { encoding, delimiter, header } = await readLayout(file, await inspectEncoding(file));
  const columns = findColumns(file.name, header, names);
  const builder = new PanelBuilder();
  const wrong = new WrongCells(file.name);
  const wrongField = (line: number, cell: { field: PanelField; value: string; problem: string }): void =>
    wrong.add(line, names[cell.field] ?? cell.field, cell.value, cell.problem);
  const incomplete = new Map<PanelField, number>();
  const withoutGroup = new Set<string>();

  const take = (cells: string[], line: number): void => {
    if (cells.length !== header.length) {
      const at = Math.min(cells.length, header.length - 1);
      wrong.add(line, header[at], '', `the row has ${cells.length} cells, but the header has ${header.length}`);
      return;
    }
    const read = readPanelRow(cells, line, columns);
    if (read.kind === 'incomplete') incomplete.set(read.field, (incomplete.get(read.field) ?? 0) + 1);
    if (read.kind === 'wrong') for (const cell of read.problems) wrongField(line, cell);
    if (read.kind === 'observation' && isMissingCell(cells[columns.group])) withoutGroup.add(read.row.unit);
    const contradiction = read.kind === 'observation' ? builder.add(read.row) : null;
    if (contradiction) wrongField(line, contradiction);
  };
  let headerRead = false;
  await readRecords(file, encoding, delimiter, (cells, line) => {
    if (cells.some((cell) => cell.trim() !== '')) {
      if (headerRead) take(cells, line);
      headerRead = true;
    }
    return true;
  });

  const { panel, problems } = builder.build();
  for (const problem of problems) wrongField(problem.line, problem);
  wrong.refuse();
  if (builder.rows === 0) {
    throw new ProductError('invalid', 'estimate.noRows', `${file.name} has no row with all values below its header.`);
  }
  const notes = [...incomplete].map(
    ([field, rows]) => `${counted(rows, 'row')} without a value in column "${names[field]}" left out.`,
  );
  if (withoutGroup.size > 0) {
    notes.push(
      `${counted(withoutGroup.size, 'unit')} without a value in column "${names.group}" counted as never treated; leave out those of whom it is not known.`,
    );
  }
  return { panel, notes };
}
