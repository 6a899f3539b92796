import { z } from 'zod';
import { type AuditEntry, listAuditEntries } from '../../../storage/audit/auditPages';
import { numberIn, partOf } from '../cursor';
import { instant, nextCursor, pageFields } from '../fields';
import { named } from '../named';
import { route } from '../route';

export const auditRoute = route({
  method: 'get',
  path: '/audit-events',
  scope: 'admin',
  like: 'GET /audit',
  tag: 'Audit',
  summary: 'What was done, the newest first',
  query: z.strictObject({
    subjectType: z.string().max(100).optional(),
    subjectId: z.string().max(100).optional(),
    action: z.string().max(100).optional(),
    ...pageFields,
  }),
  status: 200,
  answer: named(
    'AuditEventList',
    z.object({
      data: z.array(
        z.object({
          sequence: z.int(),
          at: instant,
          by: z.string(),
          token: z
            .object({ tokenId: z.string(), name: z.string() })
            .nullable()
            .meta({ description: 'The token through which it was done; null for pages and commands.' }),
          action: z.string(),
          subjectType: z.string(),
          subjectId: z.string(),
          payload: z.record(z.string(), z.unknown()).nullable().meta({ description: 'Null when it was erased.' }),
        }),
      ),
      nextCursor,
    }),
  ),
  async handle({ db, query }) {
    const { limit, cursor, ...asked } = query;
    const before = numberIn(cursor) ?? undefined;
    const rows = await listAuditEntries(db, { ...asked, before }, { limit: limit + 1, offset: 0 });
    const part = partOf(rows, limit, (row) => row.seq);
    return { ...part, data: part.data.map(entryJson) };
  },
});

function entryJson({ seq, actor, token, ...row }: AuditEntry) {
  return { ...row, sequence: seq, by: actor, token: token && { tokenId: token.id, name: token.name } };
}
