import { createHmac, timingSafeEqual } from 'node:crypto';

/** How old a signature may be, in seconds: an older one may have been recorded and sent again. */
const LONGEST_SECONDS = 300;

const signed = (secret: string, seconds: number, body: string): string =>
  createHmac('sha256', secret)
    .update(`${String(seconds)}.${body}`)
    .digest('hex');

/**
 * The value of `Presage-Signature`: `t=<unix seconds>,v1=<hex HMAC-SHA-256 of "t.body">`.
 *
 * @param body byte for byte as it is sent
 */
export function signatureOf(secret: string, body: string, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000);
  return `t=${String(seconds)},v1=${signed(secret, seconds, body)}`;
}

/** Whether a body was signed with the secret, and lately: what a receiver does. */
export function isSignedWith(secret: string, body: string, header: string, now: Date): boolean {
  const [, t = '', v1 = ''] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header) ?? [];
  if (t === '' || Math.abs(now.getTime() / 1000 - Number(t)) > LONGEST_SECONDS) return false;
  return timingSafeEqual(Buffer.from(signed(secret, Number(t), body)), Buffer.from(v1));
}
