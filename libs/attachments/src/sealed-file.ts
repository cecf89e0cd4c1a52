import { openBox, sealBox, type SealingKey } from '#privacy';
import { z } from 'zod';
import { attachmentType } from '#protocol';
import type { AttachmentFacts, StoredAttachment } from './attachments.js';

/**
 * A file as it lies on disk: the length of its head in four bytes (big endian), the head as JSON, and two boxes
 * (`sealBox`): what is known of it, then its content. Only what tells nothing of a person stands open in the head.
 */
const head = z.object({
  format: z.literal(1),
  shopperId: z.string(),
  keyId: z.string(),
  uploadedAt: z.string(),
  /** Length of the first box. */
  facts: z.number().int(),
});
export type Head = z.infer<typeof head>;

const sealedFacts = z.object({
  name: z.string(),
  type: attachmentType,
  bytes: z.number().int(),
  width: z.number().int().optional(),
  height: z.number().int().optional(),
});

/** As much of a file as certainly holds the head and what is known of it. */
export const BEGINNING = 4096;
const LENGTH = 4;

/** A file cannot be read so far as to tell whose it is. */
export class HeadDamaged extends Error {
  override readonly name = 'HeadDamaged';
  constructor(name: string, cause: unknown) {
    super(`The attachment ${name} cannot be read: its file was changed. Restore it from a backup.`, {
      cause,
    });
  }
}

export function sealFile(
  { attachmentId, shopperId, uploadedAt, name, type, width, height }: AttachmentFacts,
  content: Uint8Array,
  key: SealingKey,
): Buffer {
  const known = { name, type, bytes: content.length, width, height };
  const facts = sealBox(key.secret, JSON.stringify(known), `${attachmentId} facts`);
  const open: Head = { format: 1, shopperId, keyId: key.id, uploadedAt, facts: facts.length };
  const json = Buffer.from(JSON.stringify(open));
  const length = Buffer.alloc(LENGTH);
  length.writeUInt32BE(json.length);
  return Buffer.concat([length, json, facts, sealBox(key.secret, content, `${attachmentId} content`)]);
}

/** @param file from its beginning on, at least {@link BEGINNING} bytes of it @param name for the error @throws HeadDamaged */
export function headOfFile(file: Buffer, name: string): Head {
  try {
    const json = file.toString('utf8', LENGTH, LENGTH + file.readUInt32BE(0));
    return head.parse(JSON.parse(json));
  } catch (error) {
    throw new HeadDamaged(name, error);
  }
}

export function factsIn(file: Buffer, attachmentId: string, secret: Uint8Array): StoredAttachment {
  const { shopperId, uploadedAt, facts } = headOfFile(file, attachmentId);
  const start = boxesFrom(file);
  const bound = `${attachmentId} facts`;
  const box = openBox(secret, file.subarray(start, start + facts), bound, `The attachment ${attachmentId}`);
  const { width, height, ...known } = sealedFacts.parse(JSON.parse(box.toString('utf8')));
  const size = { ...(width !== undefined && { width }), ...(height !== undefined && { height }) };
  return { attachmentId, shopperId, uploadedAt, ...known, ...size };
}

export function contentIn(file: Buffer, attachmentId: string, secret: Uint8Array): Buffer {
  const box = file.subarray(boxesFrom(file) + headOfFile(file, attachmentId).facts);
  return openBox(secret, box, `${attachmentId} content`, `The attachment ${attachmentId}`);
}

const boxesFrom = (file: Buffer): number => LENGTH + file.readUInt32BE(0);
