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

/** The end of a chain: number and hash of its last link. Who kept it knows everything before it again. */
export type AuditHead = Pick<AuditLink, 'seq' | 'hash'>;

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
export function chainProblems(links: Iterable<AuditLink>, head: AuditHead): string[] {
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

/**
 * What a chain says against a head that was kept elsewhere; sentences, empty when it holds it still. A chain alone cannot
 * tell that its last links are gone, or that it was written anew as a whole, by somebody who writes its head too.
 */
export function sinceProblems(links: readonly AuditLink[], kept: AuditHead): string[] {
  if (kept.seq === 0) return [];
  const found = links.find(({ seq }) => seq === kept.seq);
  if (!found) return [`The audit chain once reached entry ${kept.seq}, which is gone.`];
  if (found.hash === kept.hash) return [];
  return [`Audit entry ${kept.seq}, or one before it, is another than when its head was kept.`];
}

/** A head as people keep it, 'NUMBER:HASH'; null for anything else. */
export function parseHead(text: string): AuditHead | null {
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text.trim()) ?? [];
  return hash === undefined ? null : { seq: Number(seq), hash };
}
