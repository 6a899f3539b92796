import type { LookupAddress } from 'node:dns';
import { lookup as resolve } from 'node:dns/promises';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress, targetProblem } from '../../notifications/webhooks/target';

export interface Posted {
  /** HTTP status; null when no answer came. */
  status: number | null;
  /** Why it did not arrive, a sentence; null when it did. */
  error: string | null;
}

export interface PostRules {
  /** Deliveries into our own network and over plain http to this machine are allowed. */
  privateAllowed: boolean;
  /** Longest wait for the whole answer. */
  timeoutMs: number;
}

/**
 * Posts JSON once. The name is resolved here and the connection goes to the address that was checked, so that a name
 * that changes its address between the two cannot lead it inside. Redirects are not followed; what is answered is not
 * read beyond its status. Never throws.
 */
export async function postJson(
  target: string,
  body: string,
  headers: Record<string, string>,
  rules: PostRules,
): Promise<Posted> {
  const problem = targetProblem(target, rules.privateAllowed);
  if (problem !== null) return { status: null, error: problem };
  const url = new URL(target);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  try {
    const addresses = isIP(host) ? [{ address: host, family: isIP(host) }] : await resolve(host, { all: true });
    const allowed = addresses.filter(({ address }) => rules.privateAllowed || isPublicAddress(address));
    if (allowed.length === 0) {
      return { status: null, error: 'The name leads into our own network; deliveries go outside only.' };
    }
    return await send(url, body, headers, rules.timeoutMs, allowed);
  } catch (error) {
    return { status: null, error: reasonOf(error) };
  }
}

function send(
  url: URL,
  body: string,
  headers: Record<string, string>,
  timeoutMs: number,
  addresses: LookupAddress[],
): Promise<Posted> {
  const begin = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const checked: LookupFunction = (_name, options, answer) => {
    if (options.all) answer(null, addresses);
    else answer(null, addresses[0].address, addresses[0].family);
  };
  return new Promise((done, fail) => {
    const request = begin(url, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(body)) },
      lookup: checked,
      agent: false,
      signal: AbortSignal.timeout(timeoutMs),
    });
    // Also after the answer: what breaks off then is nobody's concern, and must not end the worker.
    request.on('error', fail);
    request.once('response', (response) => {
      const { statusCode: status = 0 } = response;
      // The status is all that counts; a receiver that never ends its answer must not hold us.
      response.on('error', () => {}).destroy();
      done({ status, error: status >= 200 && status < 300 ? null : `The receiver answered ${status}.` });
    });
    request.end(body);
  });
}

const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'The name of the receiver is not known.',
  EAI_AGAIN: 'The name of the receiver could not be looked up.',
  ECONNREFUSED: 'The receiver refused the connection.',
  ECONNRESET: 'The receiver broke the connection off.',
  EHOSTUNREACH: 'The receiver cannot be reached.',
  ENETUNREACH: 'The receiver cannot be reached.',
  ETIMEDOUT: 'The receiver did not answer in time.',
  ABORT_ERR: 'The receiver did not answer in time.',
};

function reasonOf(error: unknown): string {
  const { code = '', message = '', name = '' } = error as { code?: string; message?: string; name?: string };
  if (name === 'TimeoutError' || name === 'AbortError') return REASONS.ABORT_ERR;
  return REASONS[code] ?? `The connection failed: ${message.slice(0, 200)}.`;
}
