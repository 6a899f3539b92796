import { z } from 'zod';
import { ProductError } from '../../shared/errors';
import type { RecognisedFile } from '../recognition/recognised';
import { FIELDS, HOLDINGS } from './fields';

const columns = z.record(z.string(), z.string().min(1).max(500));

/** How one file is to be read. `columns`: meaning → name of the file's column. What is left out is recognised. */
export const fileMapping = z
  .strictObject({
    file: z.string().min(1).max(500),
    holds: z.enum(HOLDINGS),
    columns: columns.default({}),
    dateOrder: z.enum(['dmy', 'mdy', 'ymd']).optional(),
    decimal: z.enum(['.', ',']).optional(),
    wonStages: z.array(z.string().max(500)).max(200).optional(),
    splitByTerm: z.boolean().optional(),
    fillDown: z.array(z.string()).max(20).optional(),
  })
  .superRefine((mapping, context) => {
    const known = Object.keys(FIELDS[mapping.holds]);
    const stated = [
      ...Object.keys(mapping.columns).map((name) => ({ name, path: ['columns', name] })),
      ...(mapping.fillDown ?? []).map((name) => ({ name, path: ['fillDown', name] })),
    ];
    for (const { name, path } of stated) {
      if (known.includes(name)) continue;
      const message = `is no meaning of a column of ${mapping.holds}; there are ${known.join(', ')}`;
      context.addIssue({ code: 'custom', path, message });
    }
  });

export type FileMappingStated = z.infer<typeof fileMapping>;

/** A decision on two names: that they stand for one, and which of them stays, or for two. An account's id does, too. */
const statedNames = z.strictObject({
  kept: z.string().min(1).max(500),
  other: z.string().min(1).max(500),
  of: z.enum(['accounts', 'products']).default('accounts'),
  are: z.enum(['one', 'two']).default('one'),
});

export type StatedNames = z.infer<typeof statedNames>;

/** A mapping file: how the files of one system are to be read. */
export const mapping = z.strictObject({
  system: z
    .string()
    .regex(/^[a-z]+$/)
    .optional(),
  /** The files hold all revenue of their months: what earlier imports brought for these and they lack is taken out. */
  complete: z.boolean().optional(),
  files: z.array(fileMapping).max(100),
  /** Decisions on names, taken once an import is committed. */
  names: z.array(statedNames).max(20_000).optional(),
});

export type Mapping = z.infer<typeof mapping>;

/** What was recognised, and what was decided on names, as a mapping that states it. */
export function statedAs(recognised: readonly RecognisedFile[], names: readonly StatedNames[] = []): Mapping {
  return {
    system: recognised.map(({ system }) => system).find((system) => system !== 'table') ?? recognised[0]?.system,
    files: recognised.map(fileStatedAs),
    ...(names.length > 0 ? { names: [...names] } : {}),
  };
}

/** One recognised file as what a person would state of it. */
export function fileStatedAs(file: RecognisedFile): FileMappingStated {
  const columns = file.columns.flatMap(({ header, field }) => (field === null ? [] : [[field, header]]));
  const ambiguous = file.questions.some(({ about }) => about === 'decimal');
  return {
    file: file.file,
    holds: file.holds,
    columns: Object.fromEntries(columns),
    ...(file.dateOrder ? { dateOrder: file.dateOrder } : {}),
    ...(ambiguous || file.holds === 'nothing' ? {} : { decimal: file.decimal }),
    ...(file.wonStages ? { wonStages: file.wonStages } : {}),
    ...(file.splitByTerm ? { splitByTerm: true } : {}),
    ...(file.grouped || file.fillDown ? { fillDown: file.fillDown ?? [] } : {}),
  };
}

/**
 * Reads a mapping from JSON text.
 * @throws ProductError import.mapping with the place of the first mistake
 */
export function parseMapping(text: string, name: string): Mapping {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    throw wrong(name, `it is no JSON (${(error as Error).message})`);
  }
  const read = mapping.safeParse(json);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw wrong(name, `${issue.path.join('.') || 'the whole'}: ${issue.message}`);
}

const wrong = (name: string, what: string): ProductError =>
  new ProductError(
    'invalid',
    'import.mapping',
    `The mapping ${name} cannot be used: ${what}. "rotation import FILES --dry-run --write-mapping FILE" writes one to start from.`,
  );
