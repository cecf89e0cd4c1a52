import { access, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { saveWhole } from './save-whole.js';

/** The file of a version is not on the shelf, or is damaged. */
export class NotOnShelf extends Error {
  override readonly name = 'NotOnShelf';
  constructor(
    readonly version: string,
    model = 'intents',
  ) {
    super(`The file of version ${version} of the model ${model} is not kept any more.`);
  }
}

/** Nothing that leads out of the folder. */
const VERSION = /^[\w-]{1,200}$/;

/** The files of one model's versions in a folder: `<name>-<version>.<kind>`, the model itself of kind `model`. */
export class VersionFiles {
  /** @param head what a model in a layout that can be read today begins with; the rest of it is not looked at */
  constructor(
    readonly folder: string,
    readonly name: string,
    private readonly head: Uint8Array,
  ) {}

  /** Versions whose model is there, in a layout that can be read today. */
  async versions(): Promise<readonly string[]> {
    return (await this.all()).flatMap(({ version, isReadable }) => (isReadable ? [version] : []));
  }

  /** Versions whose model is there, and is damaged at its head or was written by another version of Presage. */
  async unreadable(): Promise<readonly string[]> {
    return (await this.all()).flatMap(({ version, isReadable }) => (isReadable ? [] : [version]));
  }

  /** @throws RangeError where it would lead out of the folder */
  path(version: string, kind = 'model'): string {
    if (!VERSION.test(version)) throw new RangeError(`${version} is not a version of a model.`);
    return join(this.folder, `${this.name}-${version}.${kind}`);
  }

  has(version: string, kind: string): Promise<boolean> {
    return access(this.path(version, kind)).then(
      () => true,
      () => false,
    );
  }

  /** @returns undefined where there is none */
  async json<Content>(version: string, kind: string): Promise<Content | undefined> {
    const text = await readFile(this.path(version, kind), 'utf8').catch(notThere);
    return text === undefined ? undefined : (JSON.parse(text) as Content);
  }

  /** Whoever looks sees the whole of it or nothing. */
  save(version: string, kind: string, content: Uint8Array | string): Promise<void> {
    return saveWhole(content, this.path(version, kind));
  }

  async remove(version: string, kinds: readonly string[]): Promise<void> {
    for (const kind of kinds) await rm(this.path(version, kind), { force: true });
  }

  private async all(): Promise<readonly { readonly version: string; readonly isReadable: boolean }[]> {
    const [before, after] = [`${this.name}-`, '.model'];
    const names = (await readdir(this.folder).catch(notThere)) ?? [];
    const versions = names
      .filter((file) => file.startsWith(before) && file.endsWith(after))
      .map((file) => file.slice(before.length, -after.length))
      .filter((version) => VERSION.test(version));
    return Promise.all(
      versions.map(async (version) => ({
        version,
        isReadable: await beginsWith(this.path(version, 'model'), this.head),
      })),
    );
  }
}

async function beginsWith(path: string, head: Uint8Array): Promise<boolean> {
  const file = await open(path).catch(() => undefined);
  if (!file) return false;
  try {
    const { buffer } = await file.read(Buffer.alloc(head.length), 0, head.length, 0);
    return buffer.equals(head);
  } finally {
    await file.close();
  }
}

function notThere(error: unknown): undefined {
  if ((error as { code?: unknown }).code === 'ENOENT') return undefined;
  throw error;
}
