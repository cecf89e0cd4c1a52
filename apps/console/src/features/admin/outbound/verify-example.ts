/** How a receiver checks a signature; docs/outbound.md holds the same lines, and a test runs them. */
export const VERIFY_EXAMPLE = `import { createHmac, timingSafeEqual } from 'node:crypto';

// rawBody: the body byte for byte; header: presage-signature
export function isFromPresage(secret, rawBody, header) {
  const [, t, v1] = /^t=(\\d+),v1=([0-9a-f]{64})$/.exec(header ?? '') ?? [];
  if (!t || Math.abs(Date.now() / 1000 - Number(t)) > 300) return false;
  const wanted = createHmac('sha256', secret)
    .update(t + '.')
    .update(rawBody)
    .digest();
  return timingSafeEqual(wanted, Buffer.from(v1, 'hex'));
}
`;
