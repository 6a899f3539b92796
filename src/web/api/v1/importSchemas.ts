import { z } from 'zod';
import { cents, currency, instant, month, nextCursor } from '../fields';
import { named } from '../named';

const file = z.object({
  file: z.string(),
  kind: z.string().meta({ description: 'Which of the canonical files it is.' }),
  read: z.int(),
  added: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
  totalCents: cents('Sum of the accepted rows').nullable(),
  ignoredColumns: z.array(z.string()),
});

const rejectedRow = z.object({
  file: z.string(),
  line: z.int().meta({ description: 'From 1, the header being line 1.' }),
  column: z.string(),
  value: z.string(),
  problem: z.string().meta({ description: 'What was found and what was expected.' }),
});

export const rejectedRows = named(
  'RejectedRows',
  z.object({
    data: z.array(rejectedRow),
    rejectedTruncated: z.boolean().meta({
      description: 'There are more rejected rows than were asked for; the CSV on the import’s page has all.',
    }),
  }),
);

const preview = z
  .object({
    currency,
    files: z.array(file),
    ignoredFiles: z.array(z.object({ file: z.string(), because: z.string() })),
    warnings: z.array(z.string()),
    months: z.object({ first: month, last: month }).nullable(),
    ledger: z.object({
      fromOwnerId: z.int().meta({ description: 'Accounts whose first owner comes from owner_id.' }),
      ownerChanges: z.int(),
      differences: z.int().meta({ description: 'Accounts that a trade moved and the files show elsewhere.' }),
      confirmedTrades: z.int(),
    }),
    firstRejected: z.array(rejectedRow),
  })
  .meta({ description: 'What the commit would do, and after it what it did; null until the files are read.' });

export const importSchema = named(
  'Import',
  z.object({
    importId: z.string(),
    source: z.string(),
    state: z.enum(['staging', 'asked', 'previewed', 'committed', 'undone', 'discarded', 'failed']),
    working: z.boolean().meta({ description: 'The files are being read or committed.' }),
    trouble: z.string().nullable().meta({ description: 'Why the last reading or commit did not succeed.' }),
    preview: preview.nullable(),
    createdAt: instant,
    committedAt: instant.nullable(),
  }),
);

export const importList = named(
  'ImportList',
  z.object({
    data: z.array(importSchema.pick({ importId: true, source: true, state: true, createdAt: true, committedAt: true })),
    nextCursor,
  }),
);
