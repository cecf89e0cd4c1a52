import { type Attachment, type Problem, type UploadedAttachment } from '#protocol';
import { problemOf } from '../../../shared/api/problem-error.js';
import { request } from '../../../shared/api/request.js';

/** As the server holds it; told here too, so that nobody waits for a refusal. */
const LARGEST = 5 * 1024 * 1024;
export const SENDABLE = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'application/pdf'] as const;

export type Refusal = 'tooBig' | 'wrongType';

/** Why a file cannot be sent; undefined where it can be tried. What it really is is told by its content, by the server. */
export function refusalOf({ size, type }: Pick<File, 'size' | 'type'>): Refusal | undefined {
  if (size > LARGEST) return 'tooBig';
  return type === '' || (SENDABLE as readonly string[]).includes(type) ? undefined : 'wrongType';
}

/** @throws ProblemError where the server refuses it or cannot be reached */
export async function upload(file: File, conversationId: string): Promise<Attachment> {
  const asked = new URLSearchParams({ name: file.name, conversationId });
  const uploaded = (await request(`/api/attachments?${asked.toString()}`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
  })) as UploadedAttachment;
  const { attachmentId, name, type, bytes, width, height } = uploaded;
  return {
    attachmentId,
    name,
    type,
    bytes,
    ...(width !== undefined && { width }),
    ...(height !== undefined && { height }),
  };
}

/** A file on its way, or one that was not taken, with why. */
export interface Upload {
  readonly key: string;
  readonly name: string;
  readonly refusal?: Refusal;
  readonly problem?: Problem;
}

export const failed = (upload: Upload, error: unknown): Upload => ({ ...upload, problem: problemOf(error) });
