/**
 * An id that follows from others: the same parts always give the same UUID (version 8, RFC 9562 §5.8).
 * A subscriber that reacts to an event names its own event this way, so that reacting twice stores it once.
 *
 * The digest is a 128-bit FNV-1a over the UTF-16 code units: enough to tell ids apart, no secret kept by it.
 * It is computed in four 32-bit limbs, `a` the lowest, because importing makes one id a row
 * and big integers cost thirty times as much.
 */
export function derivedId(...parts: readonly string[]): string {
  const text = parts.join('\u0000');
  let a = 0x6295c58d;
  let b = 0x62b82175;
  let c = 0x07bb0142;
  let d = 0x6c62272e;
  for (let i = 0; i < text.length; i++) {
    a = (a ^ text.charCodeAt(i)) >>> 0;
    // times the prime 2^88 + 0x13b: the small factor limb by limb, the large one as a shift by 64 + 24 bits
    const low = a * 0x13b;
    const second = b * 0x13b + Math.floor(low / LIMB);
    const third = c * 0x13b + Math.floor(second / LIMB) + ((a << 24) >>> 0);
    const fourth = d * 0x13b + Math.floor(third / LIMB) + (((b << 24) | (a >>> 8)) >>> 0);
    a = low >>> 0;
    b = second >>> 0;
    c = third >>> 0;
    d = fourth >>> 0;
  }
  const middle = hex(((c & 0xffff0fff) | 0x8000) >>> 0);
  const variant = hex(((b & 0x3fffffff) | 0x80000000) >>> 0);
  return `${hex(d)}-${middle.slice(0, 4)}-${middle.slice(4)}-${variant.slice(0, 4)}-${variant.slice(4)}${hex(a)}`;
}

const LIMB = 2 ** 32;
const BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const byte = (value: number): string => BYTES[value & 0xff] ?? '';
const hex = (limb: number): string => byte(limb >>> 24) + byte(limb >>> 16) + byte(limb >>> 8) + byte(limb);
