import { createHash, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { readJson, writePrivateJson } from './private-file.js';

const entry = z.object({ key: z.string(), staffId: z.string(), expires: z.number() });
type Entry = z.infer<typeof entry>;

export const SESSION_SECONDS = 12 * 3600;

/**
 * Who is logged in. A browser holds a random key; the file holds only its SHA-256, so that reading the file
 * lets nobody in. Sessions survive a restart and end at logout or after twelve hours.
 */
export class Sessions {
  private writing: Promise<void> = Promise.resolve();

  private constructor(
    private readonly file: string,
    private readonly entries: Map<string, Entry>,
  ) {}

  static async open(dataFolder: string): Promise<Sessions> {
    const file = join(dataFolder, 'sessions.json');
    const entries = z.array(entry).parse((await readJson(file)) ?? []);
    return new Sessions(file, new Map(entries.map((one) => [one.key, one])));
  }

  /** @returns the key that the browser keeps */
  async start(staffId: string, now: Date): Promise<string> {
    const secret = randomBytes(32).toString('base64url');
    const key = digest(secret);
    this.entries.set(key, { key, staffId, expires: now.getTime() + SESSION_SECONDS * 1000 });
    this.forgetExpired(now);
    await this.save();
    return secret;
  }

  /** @returns whose session it is, or undefined where there is none */
  find(secret: string, now: Date): string | undefined {
    const found = this.entries.get(digest(secret));
    return found !== undefined && found.expires > now.getTime() ? found.staffId : undefined;
  }

  async end(secret: string): Promise<void> {
    if (this.entries.delete(digest(secret))) await this.save();
  }

  private forgetExpired(now: Date): void {
    for (const [key, { expires }] of this.entries) if (expires <= now.getTime()) this.entries.delete(key);
  }

  /** One write at a time, so that the newest state is the one that stays. */
  private save(): Promise<void> {
    const next = this.writing.then(() => writePrivateJson(this.file, [...this.entries.values()]));
    // The caller hears of a failure; the next write goes ahead all the same.
    this.writing = next.catch(() => undefined);
    return next;
  }
}

const digest = (secret: string): string => createHash('sha256').update(secret).digest('hex');
