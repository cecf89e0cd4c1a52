/**
 * An id that follows from others: the same parts always give the same UUID (version 8, RFC 9562 §5.8).
 * A subscriber that reacts to an event names its own event this way, so that reacting twice stores it once.
 *
 * The digest is a 128-bit FNV-1a over the UTF-16 code units: enough to tell ids apart, no secret kept by it.
 */
export function derivedId(...parts: readonly string[]): string {
  const text = parts.join('\u0000');
  let hash = OFFSET;
  for (let i = 0; i < text.length; i++) {
    hash = ((hash ^ BigInt(text.charCodeAt(i))) * PRIME) & MASK;
  }
  const versioned = (hash & ~(0xfn << 76n) & ~(0x3n << 62n)) | (0x8n << 76n) | (0x2n << 62n);
  const hex = versioned.toString(16).padStart(32, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

const MASK = (1n << 128n) - 1n;
const PRIME = (1n << 88n) + 0x13bn;
const OFFSET = 0x6c62272e07bb014262b821756295c58dn;
