import type { Request, Response } from 'express';
import { canonicalJson, sha256 } from '../../shared/hash';
import { type Database, inTransaction } from '../../storage/database';
import { dropKey, findKey, keepAnswer, takeKey } from '../../storage/people/idempotencyKeys';
import { bearerIn } from './bearer';
import { ApiRefusal } from './problem';

export interface Answer {
  status: number;
  location: string | null;
  /** JSON text. */
  body: string;
}

/**
 * Does the work of a POST once for each `Idempotency-Key` of a user: the same request sent again gets the first answer.
 * A request that failed gives its key back, for nothing was changed. One that never came to its end (the process died)
 * keeps it, so that nothing is ever done twice.
 * @throws ApiRefusal 400 for a key that is none, 409 while the first is under way, 422 for a key of another request
 */
export async function once(
  database: Database,
  req: Request,
  res: Response,
  work: () => Promise<Answer>,
): Promise<Answer> {
  const key = req.get('Idempotency-Key');
  if (key === undefined) return work();
  if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw refusal(400, 'invalid', 'A key has 1 to 200 letters without spaces.');
  const userId = bearerIn(res).user.id;
  const requestHash = hashOf(req);
  const at = new Date().toISOString();
  const taken = await inTransaction(database.db, (trx) => takeKey(trx, { userId, key, requestHash, at }));
  if (!taken) return firstAnswer(database, userId, key, requestHash, res);
  let answer: Answer;
  try {
    answer = await work();
  } catch (error) {
    await inTransaction(database.db, (trx) => dropKey(trx, userId, key));
    throw error;
  }
  await inTransaction(database.db, (trx) => keepAnswer(trx, userId, key, answer));
  return answer;
}

async function firstAnswer(
  database: Database,
  userId: string,
  key: string,
  requestHash: string,
  res: Response,
): Promise<Answer> {
  const kept = await findKey(database.db, userId, key);
  if (kept && kept.requestHash !== requestHash) {
    throw refusal(422, 'reused', 'This key was sent with another request before. Take a new key for each request.');
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

/** Files are known by their length: they are not read twice for this. */
function hashOf(req: Request): string {
  const length = req.get('Content-Length') ?? '';
  return sha256([req.method, req.originalUrl, length, canonicalJson(req.body ?? {})].join('\n'));
}

function refusal(status: number, code: string, sentence: string): ApiRefusal {
  return new ApiRefusal(status, `idempotency.${code}`, sentence);
}
