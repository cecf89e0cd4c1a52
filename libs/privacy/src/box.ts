import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const IV_BYTES = 12;
const TAG_BYTES = 16;
const CIPHER = 'aes-256-gcm';

/** What was sealed has been changed, or was taken from another place than the one it was sealed for. */
export class BoxTampered extends Error {
  override readonly name = 'BoxTampered';
  constructor(what: string, cause?: unknown) {
    super(
      `${what} cannot be opened: it was changed, or moved here from another event. Restore the log from a backup.`,
      { cause },
    );
  }
}

/**
 * Seals bytes with AES-256-GCM (NIST SP 800-38D): a random IV of 96 bits, then the ciphertext, then a tag of
 * 128 bits that covers `bound` too, so that the box opens only where it belongs.
 *
 * @param secret 32 bytes; with random IVs good for 2³² boxes
 */
export function sealBox(secret: Uint8Array, content: Uint8Array | string, bound: string): Buffer {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(CIPHER, secret, iv).setAAD(Buffer.from(bound));
  const body = typeof content === 'string' ? cipher.update(content, 'utf8') : cipher.update(content);
  return Buffer.concat([iv, body, cipher.final(), cipher.getAuthTag()]);
}

/** @throws BoxTampered where a bit differs, the secret is another one, or it was sealed for another place */
export function openBox(secret: Uint8Array, box: Buffer, bound: string, what: string): Buffer {
  if (box.length < IV_BYTES + TAG_BYTES) throw new BoxTampered(what);
  const decipher = createDecipheriv(CIPHER, secret, box.subarray(0, IV_BYTES))
    .setAAD(Buffer.from(bound))
    .setAuthTag(box.subarray(box.length - TAG_BYTES));
  try {
    const body = decipher.update(box.subarray(IV_BYTES, box.length - TAG_BYTES));
    return Buffer.concat([body, decipher.final()]);
  } catch (error) {
    throw new BoxTampered(what, error);
  }
}
