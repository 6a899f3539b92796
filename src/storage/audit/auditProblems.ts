import {
  type AuditHead,
  type AuditLink,
  chainProblems,
  GENESIS,
  payloadDigest,
  sinceProblems,
} from '../../audit/chain';
import type { Db } from '../database';

type Row = Awaited<ReturnType<typeof readChain>>[number];

/** Where the chain ends: what to keep elsewhere, so that a chain that was cut off or rewritten is known later. */
export async function auditHead(db: Db): Promise<AuditHead> {
  const head = await db.selectFrom('audit_head').select(['seq', 'hash']).where('id', '=', 1).executeTakeFirst();
  return head ?? { seq: 0, hash: GENESIS };
}

/**
 * Verifies the whole chain, every payload that is still there, and that no more of them are gone than erasures took away;
 * sentences, empty when all is well.
 * @param kept a head that was noted before: the chain has to hold it still
 */
export async function auditProblems(db: Db, kept: AuditHead | null = null): Promise<string[]> {
  const rows = await readChain(db);
  const links = rows.map(linkOf);
  return [
    ...chainProblems(links, await auditHead(db)),
    ...(kept ? sinceProblems(links, kept) : []),
    ...rows.flatMap(payloadProblem),
    ...missingDetails(rows),
  ];
}

function readChain(db: Db) {
  return db
    .selectFrom('audit_events as e')
    .leftJoin('audit_payloads as p', 'p.seq', 'e.seq')
    .selectAll('e')
    .select(['p.salt', 'p.payload'])
    .orderBy('e.seq')
    .execute();
}

function linkOf(row: Row): AuditLink {
  return {
    seq: row.seq,
    at: row.at,
    actorId: row.actor_id,
    action: row.action,
    subjectType: row.subject_type,
    subjectId: row.subject_id,
    payloadDigest: row.payload_digest,
    previousHash: row.previous_hash,
    hash: row.hash,
  };
}

function payloadProblem({ seq, salt, payload, payload_digest: digest }: Row): string[] {
  if (salt === null || payload === null || isDigestOf(salt, payload, digest)) return [];
  return [`The payload of audit entry ${seq} was altered after it was written.`];
}

function isDigestOf(salt: string, payload: string, digest: string): boolean {
  try {
    return payloadDigest(salt, JSON.parse(payload)) === digest;
  } catch {
    return false;
  }
}

/** An erasure tells how many details it deleted; nothing else deletes any. */
function missingDetails(rows: readonly Row[]): string[] {
  const gone = rows.filter(({ payload }) => payload === null).length;
  const erased = rows.filter(({ action, payload }) => action === 'person.erased' && payload !== null);
  const told = erased.reduce((sum, row) => (payloadProblem(row).length > 0 ? sum : sum + detailsTold(row)), 0);
  if (gone <= told) return [];
  return [`The details of ${gone} audit entries are gone; erasures of personal data took ${told} of them away.`];
}

const detailsTold = ({ payload }: Row): number => Number(JSON.parse(payload as string).auditDetails);
