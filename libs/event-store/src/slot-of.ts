/** How many slots there are. */
export const SLOTS = 256;

/**
 * The slot of a stream, 0 to 255: always the same for the same name, and evenly spread. Readers that work side
 * by side divide the streams by it. It is the 32-bit FNV-1a hash of the UTF-8 bytes, its four bytes XORed.
 */
export function slotOf(stream: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(stream)) hash = Math.imul(hash ^ byte, 0x01000193);
  hash ^= hash >>> 16;
  return (hash ^ (hash >>> 8)) & (SLOTS - 1);
}
