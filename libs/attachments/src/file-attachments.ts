import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { ShopperKeys } from '#privacy';
import { type AttachmentFacts, Attachments, type StoredAttachment } from './attachments.js';
import {
  BEGINNING,
  contentIn,
  factsIn,
  type Head,
  HeadDamaged,
  headOfFile,
  sealFile,
} from './sealed-file.js';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;
const KEPT = '.sealed';
const WAITING = '.new';
const HALF = '.half';

/**
 * One sealed file each, in folders by the last two letters of its id (those of a UUID v7 that are drawn by chance).
 * Renaming a file is what keeps it, so no half of anything is ever seen.
 */
export class FileAttachments extends Attachments {
  constructor(
    private readonly folder: string,
    private readonly keys: ShopperKeys,
  ) {
    super();
  }

  override async put(facts: AttachmentFacts, content: Uint8Array): Promise<void> {
    const path = this.path(facts.attachmentId);
    if (path === undefined) throw new Error(`An attachment's id is a UUID, not ${facts.attachmentId}.`);
    if (await this.beginning(facts.attachmentId)) {
      throw new Error(`There is an attachment ${facts.attachmentId}.`);
    }
    const sealed = sealFile(facts, content, await this.keys.forSealing(facts.shopperId));
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const file = await open(path + HALF, 'wx', 0o600);
    try {
      await file.writeFile(sealed);
      await file.sync();
    } finally {
      await file.close();
    }
    await renamed(path + HALF, path + WAITING);
  }

  override async find(attachmentId: string): Promise<StoredAttachment | undefined> {
    const beginning = await this.beginning(attachmentId);
    const secret = beginning && (await this.secretOf(headOfFile(beginning, attachmentId)));
    return secret && factsIn(beginning, attachmentId, secret);
  }

  override async read(attachmentId: string): Promise<Uint8Array | undefined> {
    const path = this.path(attachmentId);
    if (path === undefined) return undefined;
    const file = await underEither(path, readFile);
    const secret = file && (await this.secretOf(headOfFile(file, attachmentId)));
    return secret && contentIn(file, attachmentId, secret);
  }

  override async keep(attachmentId: string): Promise<void> {
    const path = this.path(attachmentId);
    if (path !== undefined) await present(renamed(path + WAITING, path + KEPT));
  }

  override async removeUnused(before: string): Promise<number> {
    let removed = 0;
    for await (const path of this.paths([WAITING, HALF])) {
      const since = await present(uploadedAt(path));
      if (since === undefined || since >= before) continue;
      await rm(path, { force: true });
      removed += 1;
    }
    return removed;
  }

  override async removeForgotten(): Promise<number> {
    let removed = 0;
    for await (const path of this.paths([KEPT, WAITING])) {
      // One that is damaged tells nobody's key. It stays for whoever restores it; reading it tells of the damage.
      const head = await present(headAt(path)).catch(undefinedWhereDamaged);
      if (!head || (await this.secretOf(head))) continue;
      await rm(path, { force: true });
      removed += 1;
    }
    return removed;
  }

  /** Nothing but a UUID ever becomes part of a path. */
  private path(attachmentId: string): string | undefined {
    return UUID.test(attachmentId) ? join(this.folder, attachmentId.slice(-2), attachmentId) : undefined;
  }

  private async beginning(attachmentId: string): Promise<Buffer | undefined> {
    const path = this.path(attachmentId);
    if (path === undefined) return undefined;
    return underEither(path, beginningOf);
  }

  private async secretOf({ keyId }: Head): Promise<Uint8Array | undefined> {
    const key = (await this.keys.find([keyId])).get(keyId);
    return key?.kind === 'held' ? key.secret : undefined;
  }

  private async *paths(endings: readonly string[]): AsyncGenerator<string> {
    for (const shard of (await present(readdir(this.folder))) ?? []) {
      for (const name of await readdir(join(this.folder, shard))) {
        if (endings.some((ending) => name.endsWith(ending))) yield join(this.folder, shard, name);
      }
    }
  }
}

const headAt = async (path: string): Promise<Head> => headOfFile(await beginningOf(path), basename(path));

/** What is half written (or was when a process ended) or damaged does not tell: then it is when it was written. */
async function uploadedAt(path: string): Promise<string> {
  const head = path.endsWith(HALF) ? undefined : await headAt(path).catch(undefinedWhereDamaged);
  return head?.uploadedAt ?? (await stat(path)).mtime.toISOString();
}

function undefinedWhereDamaged(error: unknown): undefined {
  if (!(error instanceof HeadDamaged)) throw error;
}

/** The new name is on the disk, too: a folder is a file of names. */
async function renamed(from: string, to: string): Promise<true> {
  await rename(from, to);
  const folder = await open(dirname(to), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
  return true;
}

async function beginningOf(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(BEGINNING), 0, BEGINNING, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** What waits may be kept between two looks: then it stands under the first name after all. */
async function underEither(
  path: string,
  look: (path: string) => Promise<Buffer>,
): Promise<Buffer | undefined> {
  for (const ending of [KEPT, WAITING, KEPT]) {
    const found = await present(look(path + ending));
    if (found) return found;
  }
  return undefined;
}

/** @returns undefined where there is no such file */
async function present<Value>(reading: Promise<Value>): Promise<Value | undefined> {
  try {
    return await reading;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
