/** Where new identifiers come from. */
export abstract class Ids {
  /** A new UUID, version 7 (RFC 9562): its text order is the order of creation within one process. */
  abstract next(): string;
}

const VARIANT = 0x80;
const VERSION_7 = 0x70;

/**
 * Builds a UUID v7 (RFC 9562 §5.7) from a time and randomness.
 *
 * @param unixMilliseconds time, 48 bits
 * @param sequence 12-bit counter that keeps ids of one millisecond in order
 * @param random at least 8 random bytes
 */
export function uuidV7(unixMilliseconds: number, sequence: number, random: Uint8Array): string {
  const bytes = new Uint8Array(16);
  let time = unixMilliseconds;
  for (let i = 5; i >= 0; i--) {
    bytes[i] = time % 256;
    time = Math.floor(time / 256);
  }
  bytes[6] = VERSION_7 | ((sequence >> 8) & 0x0f);
  bytes[7] = sequence & 0xff;
  bytes.set(random.subarray(0, 8), 8);
  bytes[8] = VARIANT | ((bytes[8] ?? 0) & 0x3f);
  return format(bytes);
}

const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function format(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < 16; i++) {
    if (i === 4 || i === 6 || i === 8 || i === 10) text += '-';
    text += HEX[bytes[i] ?? 0] ?? '';
  }
  return text;
}

/** UUID v7 from the system's clock and randomness, strictly growing within the process. */
export class UuidV7Ids extends Ids {
  private lastTime = 0;
  private sequence = 0;
  private readonly pool = new Uint8Array(4096);
  private drawn = this.pool.length;

  override next(): string {
    const now = Date.now();
    if (now > this.lastTime) {
      this.lastTime = now;
      this.sequence = 0;
    } else if (++this.sequence > 0xfff) {
      this.lastTime += 1;
      this.sequence = 0;
    }
    return uuidV7(this.lastTime, this.sequence, this.random());
  }

  /** Eight bytes that were never handed out. Drawn many at a time, because each draw costs a system call. */
  private random(): Uint8Array {
    if (this.drawn === this.pool.length) {
      globalThis.crypto.getRandomValues(this.pool);
      this.drawn = 0;
    }
    this.drawn += 8;
    return this.pool.subarray(this.drawn - 8, this.drawn);
  }
}
