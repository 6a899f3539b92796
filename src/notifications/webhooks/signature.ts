import { createHmac } from 'node:crypto';

/**
 * The header by which a receiver knows that a delivery is ours and fresh: `t=SECONDS,v1=HEX`, HEX the HMAC-SHA256 of
 * `SECONDS.BODY` under the webhook's secret. A receiver computes it anew over the bytes it got, compares in constant time
 * and refuses old ones.
 * @param seconds since 1970, when it is sent
 */
export function signatureOf(secret: string, seconds: number, body: string): string {
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
}
