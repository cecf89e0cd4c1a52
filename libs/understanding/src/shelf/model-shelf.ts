import { access, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { HeldOutAnswers } from '../analysis/held-out-answers.js';
import type { IntentModel } from '../model/intent-model.js';
import { describeModel, type ModelCard } from '../model/model-card.js';
import { decodeModel, isModelFile, loadModel, ModelFileInvalid, saveModel } from '../model/model-file.js';

/** The file of a version is not on the shelf, or is damaged. */
export class NotOnShelf extends Error {
  override readonly name = 'NotOnShelf';
  constructor(readonly version: string) {
    super(`The file of intent model ${version} is not kept any more.`);
  }
}

/** What is asked of a version again and again. */
interface Known {
  readonly card: ModelCard;
  readonly threshold: number;
}

const knownOf = ({ parts: { card, scope } }: IntentModel): Known => ({ card, threshold: scope.threshold });

/** Nothing that leads out of the folder. */
const VERSION = /^[\w-]{1,200}$/;

/**
 * The trained models of one name in a folder, by version: `<name>-<version>.model`, its card as a page of text
 * (`.model.txt`), and what was measured while it was trained (`.evaluation.json`).
 */
export class ModelShelf {
  /** Files of a version never change, and the whole model has to be read to know what it says of itself. */
  private readonly known = new Map<string, Known>();

  constructor(
    readonly folder: string,
    readonly name = 'intents',
  ) {}

  /** Versions whose file is there, in a layout that can be read today. */
  async versions(): Promise<readonly string[]> {
    return (await this.files()).flatMap(({ version, isReadable }) => (isReadable ? [version] : []));
  }

  /** Versions whose file is there, and is damaged at its head or was written by another version of Presage. */
  async unreadable(): Promise<readonly string[]> {
    return (await this.files()).flatMap(({ version, isReadable }) => (isReadable ? [] : [version]));
  }

  /** Whether there is something to show of how it was measured. */
  async isMeasured(version: string): Promise<boolean> {
    return access(this.path(version, 'evaluation.json')).then(
      () => true,
      () => false,
    );
  }

  /** @throws NotOnShelf */
  async open(version: string): Promise<IntentModel> {
    const model = await loadModel(this.path(version, 'model')).catch((error: unknown) => {
      if (error instanceof ModelFileInvalid) return undefined;
      throw error;
    });
    if (!model) throw new NotOnShelf(version);
    this.known.set(version, knownOf(model));
    return model;
  }

  /** What the version says of itself; undefined where it is not kept. */
  async card(version: string): Promise<ModelCard | undefined> {
    return (await this.about(version))?.card;
  }

  /** Below this `inScope` the version itself takes a text for one out of scope; undefined where it is not kept. */
  async threshold(version: string): Promise<number | undefined> {
    return (await this.about(version))?.threshold;
  }

  /** The card as a page of text, and the languages of the examples; undefined where the version is not kept. */
  async page(
    version: string,
  ): Promise<{ readonly text: string; readonly languages: ModelCard['languages'] } | undefined> {
    const card = await this.card(version);
    return card && { text: describeModel(card), languages: card.languages };
  }

  /** @returns undefined where it was never measured, or is not kept */
  async heldOut(version: string): Promise<HeldOutAnswers | undefined> {
    const text = await readFile(this.path(version, 'evaluation.json'), 'utf8').catch(notThere);
    return text === undefined ? undefined : (JSON.parse(text) as HeldOutAnswers);
  }

  /** Puts a model there. Whoever looks sees the whole of it or nothing: its own file comes last. */
  async put(bytes: Uint8Array, heldOut?: HeldOutAnswers): Promise<ModelCard> {
    const known = knownOf(decodeModel(bytes));
    const { card } = known;
    await mkdir(this.folder, { recursive: true });
    const text = (content: string, kind: string): Promise<void> =>
      saveModel(Buffer.from(content), this.path(card.version, kind));
    if (heldOut) await text(JSON.stringify(heldOut), 'evaluation.json');
    await text(describeModel(card), 'model.txt');
    await saveModel(bytes, this.path(card.version, 'model'));
    this.known.set(card.version, known);
    return card;
  }

  async remove(version: string): Promise<void> {
    for (const kind of ['model', 'model.txt', 'evaluation.json']) {
      await rm(this.path(version, kind), { force: true });
    }
    this.known.delete(version);
  }

  private async about(version: string): Promise<Known | undefined> {
    const known = this.known.get(version);
    if (known) return known;
    try {
      return knownOf(await this.open(version));
    } catch (error) {
      if (error instanceof NotOnShelf) return undefined;
      throw error;
    }
  }

  private async files(): Promise<readonly { readonly version: string; readonly isReadable: boolean }[]> {
    const [before, after] = [`${this.name}-`, '.model'];
    const names = await readdir(this.folder).catch(nothingThere);
    const versions = names
      .filter((file) => file.startsWith(before) && file.endsWith(after))
      .map((file) => file.slice(before.length, -after.length))
      .filter((version) => VERSION.test(version));
    return Promise.all(
      versions.map(async (version) => ({
        version,
        isReadable: await isModelFile(this.path(version, 'model')),
      })),
    );
  }

  private path(version: string, kind: string): string {
    if (!VERSION.test(version)) throw new RangeError(`${version} is not a version of a model.`);
    return join(this.folder, `${this.name}-${version}.${kind}`);
  }
}

function nothingThere(error: unknown): never[] {
  if (isNotThere(error)) return [];
  throw error;
}

function notThere(error: unknown): undefined {
  if (isNotThere(error)) return undefined;
  throw error;
}

const isNotThere = (error: unknown): boolean => (error as { code?: unknown }).code === 'ENOENT';
