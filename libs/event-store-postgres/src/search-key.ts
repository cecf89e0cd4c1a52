import { createHash } from 'node:crypto';
import { canHold } from '#postgres';

/** Bytes that are kept as they are; PostgreSQL cannot index texts of more than about 2,700. */
const LONGEST = 200;
const ORDINARY = /^[ -~]{0,200}$/;

/**
 * A text that PostgreSQL can hold and index in the place of any text: itself, almost always; the hash of one that is
 * long, or holds NUL characters or lone surrogates.
 */
export function searchKey(text: string): string {
  if (ORDINARY.test(text)) return text;
  if (Buffer.byteLength(text) <= LONGEST && canHold(text)) return text;
  return `sha256:${createHash('sha256').update(text, 'utf16le').digest('hex')}`;
}
