import type { AttachmentType } from '#protocol';

/** What a file is. Its name and what its sender called it do not count. */
export interface Told {
  readonly type: AttachmentType;
  /** Of an image, in pixels. */
  readonly width?: number;
  readonly height?: number;
}

const LARGEST_SIDE = 65_535;

/**
 * Tells png, jpeg, gif, webp and pdf by their signatures, and reads an image's size from its header.
 *
 * @returns undefined for anything else, and for an image without a sensible size: it would not be shown anyway
 */
export function toldByContent(content: Uint8Array): Told | undefined {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  for (const [type, begins, sizeOf] of IMAGES) {
    if (!begins(bytes)) continue;
    const [width = 0, height = 0] = sizeOf(bytes) ?? [];
    const sensible = width > 0 && height > 0 && width <= LARGEST_SIDE && height <= LARGEST_SIDE;
    return sensible ? { type, width, height } : undefined;
  }
  return bytes.toString('latin1', 0, 5) === '%PDF-' ? { type: 'application/pdf' } : undefined;
}

type Size = readonly [number, number];
const startsWith = (hex: string) => {
  const signature = Buffer.from(hex, 'hex');
  return (bytes: Buffer): boolean => bytes.subarray(0, signature.length).equals(signature);
};
const ascii = (bytes: Buffer, at: number, length = 4): string => bytes.toString('latin1', at, at + length);

const IMAGES: readonly [AttachmentType, (bytes: Buffer) => boolean, (bytes: Buffer) => Size | undefined][] = [
  ['image/png', startsWith('89504e470d0a1a0a'), pngSize],
  ['image/jpeg', startsWith('ffd8ff'), jpegSize],
  ['image/gif', (bytes) => ['GIF87a', 'GIF89a'].includes(ascii(bytes, 0, 6)), gifSize],
  ['image/webp', (bytes) => ascii(bytes, 0) === 'RIFF' && ascii(bytes, 8) === 'WEBP', webpSize],
];

function pngSize(bytes: Buffer): Size | undefined {
  if (bytes.length < 24 || ascii(bytes, 12) !== 'IHDR') return undefined;
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

function gifSize(bytes: Buffer): Size | undefined {
  return bytes.length < 10 ? undefined : [bytes.readUInt16LE(6), bytes.readUInt16LE(8)];
}

/** The first start-of-frame segment holds the size; other segments are walked over by their lengths (ITU T.81, B.2). */
function jpegSize(bytes: Buffer): Size | undefined {
  for (let at = 2; at + 9 <= bytes.length;) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)];
    // Fill bytes stand alone; so do markers without a segment.
    if (marker === 0xff) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2;
    else at += 2 + bytes.readUInt16BE(at + 2);
  }
  return undefined;
}

/** Three forms: lossy, lossless, extended (RFC 9649, 2.5 to 2.7). */
function webpSize(bytes: Buffer): Size | undefined {
  if (bytes.length < 30) return undefined;
  switch (ascii(bytes, 12)) {
    case 'VP8 ':
      return [bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff];
    case 'VP8L': {
      const bits = bytes.readUInt32LE(21);
      return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1];
    }
    case 'VP8X':
      return [bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1];
    default:
      return undefined;
  }
}
