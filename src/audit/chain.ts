import { canonicalJson, sha256 } from '../shared/hash';

/** One link of the append-only audit chain. `payloadDigest` is salted, so a payload can be erased without a trace in it. */
export interface AuditLink {
  seq: number;
  /** UTC instant, ISO text. */
  at: string;
  actorId: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  payloadDigest: string;
  previousHash: string;
  hash: string;
}

/** Hash that the first link points back to. */
export const GENESIS = '0'.repeat(64);

/** Digest of a payload under a salt; the salt is kept beside the payload and goes with it. */
export function payloadDigest(salt: string, payload: unknown): string {
  return sha256(`${salt}\n${canonicalJson(payload)}`);
}

/** Hash of a link: over everything in it and the hash before it. */
export function linkHash(link: Omit<AuditLink, 'hash'>): string {
  return sha256(
    canonicalJson([
      link.seq,
      link.at,
      link.actorId,
      link.action,
      link.subjectType,
      link.subjectId,
      link.payloadDigest,
      link.previousHash,
    ]),
  );
}

/**
 * Walks the chain and says in sentences where it is broken: a link that is missing, altered or out of place, or a head
 * that is not the last link. An empty list means the chain is whole.
 */
export function chainProblems(links: Iterable<AuditLink>, head: { seq: number; hash: string }): string[] {
  const problems: string[] = [];
  let expected = { seq: 1, previousHash: GENESIS };
  for (const link of links) {
    if (link.seq !== expected.seq)
      problems.push(`Audit entry ${expected.seq} is missing; ${link.seq} follows instead.`);
    else if (link.previousHash !== expected.previousHash)
      problems.push(`Audit entry ${link.seq} does not follow on the one before it.`);
    if (linkHash(link) !== link.hash) problems.push(`Audit entry ${link.seq} was altered after it was written.`);
    expected = { seq: link.seq + 1, previousHash: link.hash };
  }
  if (head.seq !== expected.seq - 1 || head.hash !== expected.previousHash) {
    problems.push(`The audit chain ends at entry ${expected.seq - 1}, but its head says ${head.seq}.`);
  }
  return problems;
}
