import { FIELDS, type Holding } from '../../imports/mapping/fields';
import type { FileMappingStated } from '../../imports/mapping/mapping';
import type { RecognisedFile } from '../../imports/recognition/recognised';
import { questionSentence } from '../../imports/recognition/sentences';
import { saysWon } from '../../imports/recognition/stages';
import { formName } from './mappingForm';

const HOLDS: readonly { value: Holding; label: string }[] = [
  { value: 'deals', label: 'Deals, orders or sales' },
  { value: 'accounts', label: 'Accounts' },
  { value: 'reps', label: 'Reps' },
  { value: 'rates', label: 'Exchange rates' },
  { value: 'nothing', label: 'Nothing to read' },
];

const ORDERS = [
  { value: 'dmy', label: 'Day, month, year' },
  { value: 'mdy', label: 'Month, day, year' },
];

const SIGNS = [
  { value: '.', label: 'Point: 1,234.50' },
  { value: ',', label: 'Comma: 1.234,50' },
];

/** What a page says of a recognised file: its name, what it was taken for and how surely, and what each column means. */
export function recognisedContent(file: RecognisedFile) {
  const { holds, columns } = file;
  const read = columns.filter(({ field }) => field !== null);
  return {
    file: file.file,
    sheet: file.sheet,
    label: file.label,
    sure: file.told === 'recognised' ? Math.round(file.confidence * 100) : null,
    because: file.because,
    rows: file.rows,
    meanings: read.map(({ header, field }) => ({ header, label: FIELDS[holds][field!]?.label ?? '' })),
    unread: columns
      .filter(({ field }) => field === null)
      .map(({ header }) => header)
      .join(', '),
    questions: file.questions.map(questionSentence),
  };
}

/**
 * What the page shows on which a person corrects what was recognised: for each file its columns with samples, and selects.
 * @param stated what was just chosen, when the form is shown again
 */
export function mappingContent(files: readonly RecognisedFile[], stated: readonly FileMappingStated[] = []) {
  return { files: files.map((file, i) => fileContent(file, i, stated[i])) };
}

function fileContent(file: RecognisedFile, i: number, stated: FileMappingStated | undefined) {
  const options = Object.entries(FIELDS[file.holds]).map(([value, { label }]) => ({ value, label }));
  const chosenFor = (header: string, field: string | null): string | null =>
    stated ? (Object.entries(stated.columns).find(([, name]) => name === header)?.[0] ?? null) : field;
  const asks = (about: string): boolean => file.questions.some((question) => question.about === about);
  const order = stated?.dateOrder ?? (asks('dateOrder') ? null : file.dateOrder);
  const decimal = stated?.decimal ?? (asks('decimal') ? null : file.decimal);
  return {
    ...recognisedContent(file),
    holds: { name: formName('holds', i), options: HOLDS, value: file.holds },
    columns: file.columns.map(({ header, position, field, samples, format }) => ({
      header,
      name: formName('column', i, position),
      samples: samples.slice(0, 3).join(' · '),
      format,
      value: chosenFor(header, field),
      options,
    })),
    dateOrder: file.doubtful.dateOrder ? { name: formName('dateOrder', i), options: ORDERS, value: order } : null,
    decimal: file.doubtful.decimal ? { name: formName('decimal', i), options: SIGNS, value: decimal } : null,
    won: file.stages.length > 0 ? { name: formName('won', i), choices: stagesOf(file) } : null,
    down: file.grouped?.length
      ? {
          name: formName('down', i),
          ticked: (stated?.fillDown ?? file.fillDown ?? []).length > 0,
          columns: file.grouped.map((field) => file.columns.find((column) => column.field === field)?.header ?? field),
        }
      : null,
    split: file.columns.some(({ field }) => field === 'term')
      ? { name: formName('split', i), ticked: stated?.splitByTerm ?? file.splitByTerm }
      : null,
  };
}

function stagesOf({ stages, wonStages }: RecognisedFile) {
  return stages
    .slice(0, 60)
    .map((stage) => ({ value: stage, ticked: wonStages === null ? saysWon(stage) : wonStages.includes(stage) }));
}
