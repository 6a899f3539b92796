import type { Request, Response } from 'express';
import { canonicalJson, sha256 } from '../../shared/hash';
import { type Database, inTransaction } from '../../storage/database';
import { dropKey, findKey, keepAnswer, takeKey } from '../../storage/people/idempotencyKeys';
import { bearerIn } from './bearer';
import { bodyDigest } from './bodyDigest';
import { ApiRefusal } from './problem';

export interface Answer {
  status: number;
  location: string | null;
  /** JSON text. */
  body: string;
}

/** One POST that may be named by its key. */
export interface Asked {
  req: Request;
  res: Response;
  /** Its body is an upload, which no parser has read: it is known by a digest of what goes by. */
  upload: boolean;
  /** Instant of the real clock. */
  at: string;
}

/**
 * Does the work of a POST once for each `Idempotency-Key` of a user: the same request sent again gets the first answer.
 * A request that failed gives its key back, for nothing was changed. One that never came to its end (the process died)
 * keeps it, so that nothing is ever done twice.
 * @throws ApiRefusal 400 for a key that is none, 409 while the first is under way, 422 for a key of another request
 */
export async function once(database: Database, asked: Asked, work: () => Promise<Answer>): Promise<Answer> {
  const { req, res, upload, at } = asked;
  const key = req.get('Idempotency-Key');
  if (key === undefined) return work();
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw refusal(400, 'invalid', 'A key has 1 to 200 letters without spaces.');
  const userId = bearerIn(res).user.id;
  // What an upload holds is not known before it was read; until then nothing but its key is compared.
  const requestHash = upload ? UNREAD : hashOf(req, canonicalJson(req.body ?? {}));
  const taken = await inTransaction(database.db, (trx) => takeKey(trx, { userId, key, requestHash, at }));
  if (!taken) return firstAnswer(database, { userId, key, asked });
  const digest = upload ? bodyDigest(req) : null;
  let answer: Answer;
  try {
    answer = await work();
  } catch (error) {
    await inTransaction(database.db, (trx) => dropKey(trx, userId, key));
    throw error;
  }
  const known = digest === null ? requestHash : hashOf(req, (await digest) ?? UNREAD);
  await inTransaction(database.db, (trx) => keepAnswer(trx, { userId, key, requestHash: known }, answer));
  return answer;
}

async function firstAnswer(
  database: Database,
  { userId, key, asked }: { userId: string; key: string; asked: Asked },
): Promise<Answer> {
  const kept = await findKey(database.db, userId, key);
  const { req, res, upload } = asked;
  if (kept && (kept.status !== null || !upload)) {
    const requestHash = hashOf(req, upload ? ((await bodyDigest(req)) ?? '') : canonicalJson(req.body ?? {}));
    if (kept.requestHash !== requestHash) {
      throw refusal(422, 'reused', 'This key was sent with another request before. Take a new key for each request.');
    }
  }
  if (!kept || kept.status === null || kept.body === null) {
    throw refusal(
      409,
      'underWay',
      'The first request with this key is under way or broke off. Look whether it was done before you send it with a new key.',
    );
  }
  res.set('Idempotency-Replayed', 'true');
  return { status: kept.status, location: kept.location, body: kept.body };
}

const UNREAD = 'unread';

function hashOf(req: Request, content: string): string {
  return sha256([req.method, req.originalUrl, content].join('\n'));
}

function refusal(status: number, code: string, sentence: string): ApiRefusal {
  return new ApiRefusal(status, `idempotency.${code}`, sentence);
}
