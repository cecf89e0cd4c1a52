import { createHmac, timingSafeEqual } from 'node:crypto';

/** A request older than this was sent by somebody who listened. */
const MAX_AGE_SECONDS = 300;

const digest = (secret: string, seconds: number, body: string): Buffer =>
  createHmac('sha256', secret).update(`${seconds}.${body}`).digest();

/** The header `presage-signature`: `t=<unix seconds>,v1=<hex HMAC-SHA-256 of "<seconds>.<body>">`. */
export const signatureOf = (secret: string, body: string, at: Date): string => {
  const seconds = Math.floor(at.getTime() / 1000);
  return `t=${seconds},v1=${digest(secret, seconds, body).toString('hex')}`;
};

/** What a shop's server checks before it believes a request. @param header the value of `presage-signature` */
export function isSigned(secret: string, header: string | undefined, body: string, now: Date): boolean {
  const [, time, hex] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header ?? '') ?? [];
  if (time === undefined || hex === undefined) return false;
  const seconds = Number(time);
  if (Math.abs(now.getTime() / 1000 - seconds) > MAX_AGE_SECONDS) return false;
  return timingSafeEqual(digest(secret, seconds, body), Buffer.from(hex, 'hex'));
}
