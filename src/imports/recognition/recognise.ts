import { dialectOf } from '../dialects/index';
import { FIELDS, type Holding } from '../mapping/fields';
import type { FileMappingStated } from '../mapping/mapping';
import type { ColumnProfile } from '../tables/columnProfile';
import { packedWhole } from '../tables/plainWords';
import { type Candidate, candidatesFor } from './candidates';
import { describe } from './describe';
import type { Match } from './matchColumns';
import type { Recognisable } from './recognisable';
import type { Question, RecognisedFile } from './recognised';

/**
 * Says what a table holds and what each of its columns means, how sure that is, and what a person must answer first.
 * @param stated what a person said of this file before; it is never overruled
 * @returns holding `nothing` with confidence 0 when it looks like nothing that is known
 */
export function recognise(
  table: Recognisable,
  stated: FileMappingStated | null,
  system: string | null,
): RecognisedFile {
  const { columns } = table.profile;
  const found = candidatesFor(columns);
  // What has an amount a month is about sales, whatever else it names.
  const candidates = table.across ? found.filter(({ file }) => file.holds === 'deals') : found;
  if (stated) return asStated(table, stated, system, candidates);
  const [best] = candidates;
  if (!best || best.missing !== null) return { ...describe(table, null), questions: [] };
  const questions: Question[] = needsConfirmation(best) ? [guessQuestion(best)] : [];
  return withQuestions(describe(table, best), questions);
}

/** The likeliest reading of a table that lacks something, with questions for it: for a person who knows better. */
export function recogniseByAsking(table: Recognisable): RecognisedFile {
  const partial = candidatesFor(table.profile.columns).find(({ file }) => file.holds === 'deals');
  const described = describe(table, partial ?? null);
  const holds: Holding = 'deals';
  const questions = missingQuestions(
    holds,
    described.columns.map(({ field }) => field),
  );
  return withQuestions(
    { ...described, holds, confidence: 0, because: 'not all columns it needs were found' },
    questions,
  );
}

/** Whether a table would be one of sales by rep if only it had a column with the month, by plain names of its columns. */
export function lacksOnlyItsMonth(columns: readonly ColumnProfile[]): boolean {
  const sales = candidatesFor(columns).find(({ file, dialect }) => file.holds === 'deals' && dialect.loose);
  const plainly = (...fields: string[]): boolean =>
    sales?.matches.some(({ field, score }) => fields.includes(field) && score > 0.9) ?? false;
  return sales?.missing === 'date' && plainly('amount') && plainly('rep', 'repName');
}

const withQuestions = (file: RecognisedFile, more: Question[]): RecognisedFile => ({
  ...file,
  questions: [...more, ...file.questions],
});

/** A reading that rests on values alone is shown to a person first. */
const needsConfirmation = ({ guessed }: Candidate): boolean => guessed.length > 0;

function guessQuestion({ file, guessed }: Candidate): Question {
  const columns = guessed.map(({ field, column }) => ({
    field,
    label: FIELDS[file.holds][field].label,
    column: column.header,
  }));
  return { about: 'guess', columns };
}

function asStated(
  table: Recognisable,
  stated: FileMappingStated,
  system: string | null,
  candidates: readonly Candidate[],
): RecognisedFile {
  const { holds } = stated;
  if (holds === 'nothing') {
    return { ...describe(table, null), confidence: 1, because: 'you said so', told: 'stated', questions: [] };
  }
  const alike = candidates.find(({ file, dialect }) => file.holds === holds && (!system || dialect.source === system));
  const dialect = (system && dialectOf(system)) || alike?.dialect || dialectOf('table')!;
  const matches =
    Object.keys(stated.columns).length > 0 ? statedMatches(stated, table.profile.columns) : (alike?.matches ?? []);
  const described = describe(table, { dialect, holds, matches }, stated);
  const questions = missingQuestions(
    holds,
    described.columns.map(({ field }) => field),
  );
  return withQuestions({ ...described, confidence: 1, because: 'you said so' }, questions);
}

function statedMatches(stated: FileMappingStated, columns: readonly ColumnProfile[]): Match[] {
  return Object.entries(stated.columns).flatMap(([field, name]) => {
    const column =
      columns.find(({ header }) => header === name) ??
      columns.find(({ header }) => packedWhole(header) === packedWhole(name));
    return column ? [{ field, column, score: 1 }] : [];
  });
}

function missingQuestions(holds: Holding, fields: readonly (string | null)[]): Question[] {
  const groups: Record<string, string[][]> = { deals: [['accountName', 'account'], ['date'], ['amount']] };
  const needed = groups[holds] ?? [];
  return needed
    .filter((group) => !group.some((field) => fields.includes(field)))
    .map(([field]) => ({ about: 'column', field, label: FIELDS[holds][field].label }));
}
