import { ProductError } from '../../shared/errors';
import type { Question, RecognisedFile } from './recognised';

/** A question as a sentence that says what was found. */
export function questionSentence(question: Question): string {
  switch (question.about) {
    case 'dateOrder':
      return `In the column ${question.column} the days (for example ${question.example}) do not tell whether the day or the month comes first.`;
    case 'decimal':
      return question.mixed
        ? `In the column ${question.column} some amounts have a decimal point and some a decimal comma.`
        : `In the column ${question.column} the amounts (for example ${question.example}) do not tell whether the sign before three digits is a decimal sign.`;
    case 'wonStages':
      return `No value of the column ${question.column} says that a deal is won; found was ${question.stages.slice(0, 12).join(', ') || 'nothing'}.`;
    case 'column':
      return `No column was found for ${question.label.toLowerCase()}.`;
    case 'guess': {
      const list = question.columns.map(({ column, label }) => `${column} as ${label.toLowerCase()}`).join(', ');
      return `Only the values tell what some columns are: ${list}.`;
    }
    case 'rates':
      return `The amounts are in several currencies or another one than the company's, and there is no rate for ${question.currencies.join(', ')}.`;
  }
}

/** How a question is answered in a mapping file. */
function answerInFile(question: Question): string {
  switch (question.about) {
    case 'dateOrder':
      return 'State "dateOrder": "dmy" or "mdy"';
    case 'decimal':
      return 'State "decimal": "." or ","';
    case 'wonStages':
      return 'State the stages of won deals as "wonStages"';
    case 'column':
      return `State the column as "${question.field}" in "columns"`;
    case 'guess':
      return 'Write what is right into "columns"';
    case 'rates':
      return "Add a file rates.csv with the columns currency, month (may be empty) and rate: what one unit is worth in the company's currency";
  }
}

/** The refusal of files about which something must be answered first: import.mappingNeeded with all that was recognised. */
export function mappingNeeded(recognised: readonly RecognisedFile[]): ProductError {
  const open = recognised.flatMap((file) => file.questions.map((question) => ({ file, question })));
  const sentences = open.map(
    ({ file, question }) => `${file.file}: ${questionSentence(question)} ${answerInFile(question)}.`,
  );
  const [first] = open;
  const columns =
    first?.question.about === 'column'
      ? ` Its columns are ${first.file.columns.map(({ header }) => header).join(', ')}.`
      : '';
  const how = open.some(({ question }) => question.about !== 'rates')
    ? ' Answers belong into a mapping file: add --write-mapping FILE to get one, complete it and import with --mapping FILE.'
    : '';
  return new ProductError('refused', 'import.mappingNeeded', `${sentences.join('\n')}${columns}${how}`, { recognised });
}

/** Whether an error is the refusal above. */
export function isMappingNeeded(
  error: unknown,
): error is ProductError & { details: { recognised: readonly RecognisedFile[] } } {
  return error instanceof ProductError && error.code === 'import.mappingNeeded';
}
