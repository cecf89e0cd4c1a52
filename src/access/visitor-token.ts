import { z } from 'zod';
import { hmac, sameBytes } from './signature.js';

const claims = z.object({
  /** Who the visitor is now, `a-…` or `u-…`. */
  shopperId: z.string(),
  anonymousId: z.string(),
  userId: z.string().optional(),
  /** Every shopper id whose conversations this visitor may read: what they proved to be. */
  ids: z.array(z.string()).min(1).max(50),
  /** Unix seconds. */
  expires: z.number(),
});
export type Visitor = Readonly<z.infer<typeof claims>>;

const LIFETIME_SECONDS = 30 * 24 * 3600;

export const expiryFrom = (now: Date): number => Math.floor(now.getTime() / 1000) + LIFETIME_SECONDS;

/** `base64url(claims).base64url(HMAC-SHA-256)`: readable by the visitor, made by nobody else. */
export function signVisitor(secret: string, visitor: Visitor): string {
  const body = Buffer.from(JSON.stringify(visitor)).toString('base64url');
  return `${body}.${signatureOf(secret, body).toString('base64url')}`;
}

/** @returns the visitor, or undefined where the token is forged, torn or expired */
export function readVisitor(secret: string, token: string, now: Date): Visitor | undefined {
  const [body, signature, ...rest] = token.split('.');
  if (body === undefined || signature === undefined || rest.length > 0) return undefined;
  if (!sameBytes(signatureOf(secret, body), Buffer.from(signature, 'base64url'))) return undefined;
  const parsed = claims.safeParse(parseJson(Buffer.from(body, 'base64url').toString('utf8')));
  return parsed.success && parsed.data.expires > now.getTime() / 1000 ? parsed.data : undefined;
}

/** The purpose is part of what is signed, so that no other signed text can pass for a token. */
const signatureOf = (secret: string, body: string): Buffer => hmac(secret, `visitor-token.v1.${body}`);

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
