import { createHmac, timingSafeEqual } from 'node:crypto';

export const hmac = (secret: string, text: string): Buffer =>
  createHmac('sha256', secret).update(text).digest();

/** Compares in a time that does not tell where the two differ. */
export const sameBytes = (a: Buffer, b: Buffer): boolean => a.length === b.length && timingSafeEqual(a, b);

export const sameText = (secret: string, a: string, b: string): boolean =>
  sameBytes(hmac(secret, a), hmac(secret, b));

/** What the shop's server sends along with a user id: hex HMAC-SHA-256 under the identity secret. */
export const userHash = (identitySecret: string, userId: string): string =>
  hmac(identitySecret, userId).toString('hex');

export function isUserHash(identitySecret: string, userId: string, hash: string): boolean {
  return sameBytes(hmac(identitySecret, userId), Buffer.from(hash, 'hex'));
}
