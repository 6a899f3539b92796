import { FIELDS } from '../imports/mapping/fields';
import type { RecognisedFile } from '../imports/recognition/recognised';
import type { FileSummary, ImportSummary } from '../imports/summary';
import { formatMoney } from '../shared/money';

/** The summary of an import as lines for a terminal. */
export function importLines(summary: ImportSummary): string {
  const lines = summary.recognised.map(recognisedLine);
  lines.push(...summary.files.map((file) => fileLine(file, summary.currency)));
  if (summary.months) lines.push(`Revenue from ${summary.months.first} to ${summary.months.last}.`);
  lines.push(...summary.derivations, ...summary.warnings);
  for (const row of summary.firstRejected) lines.push(`${row.file} line ${row.line}: ${row.problem}`);
  return lines.join('\n');
}

function recognisedLine({ file, label, confidence, because, columns, holds }: RecognisedFile): string {
  const meanings = columns.flatMap(({ header, field }) =>
    field === null ? [] : [`${header} = ${FIELDS[holds][field]?.label.toLowerCase() ?? field}`],
  );
  return `${file} was recognised as ${label}, ${Math.round(100 * confidence)} % sure (${because}): ${meanings.join(', ')}.`;
}

function fileLine(file: FileSummary, currency: string): string {
  const total = file.totalCents === null ? '' : `, total ${formatMoney(file.totalCents, currency, 'en-US', true)}`;
  const { read, added, changed, unchanged, rejected, combined, leftOut } = file;
  const more = [
    ...(combined > 0 ? [`${combined} combined`] : []),
    ...leftOut.map(({ rows, because }) => `${rows} left out (${because})`),
  ];
  const rest = more.length > 0 ? `, ${more.join(', ')}` : '';
  const named = !file.derived ? '' : file.kind === 'assignments' ? ' that follow' : ' that are only named';
  return `${file.file}: ${file.kind}${named}: ${read} read, ${added} added, ${changed} changed, ${unchanged} unchanged, ${rejected} rejected${rest}${total}`;
}
