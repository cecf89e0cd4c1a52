import { NotOnShelf, VersionFiles } from '#model-life';
import type { HeldOutAnswers } from '../analysis/held-out-answers.js';
import type { IntentModel } from '../model/intent-model.js';
import { describeModel, type ModelCard } from '../model/model-card.js';
import { decodeModel, loadModel, MAGIC, ModelFileInvalid } from '../model/model-file.js';

/** What is asked of a version again and again. */
interface Known {
  readonly card: ModelCard;
  readonly threshold: number;
}

const knownOf = ({ parts: { card, scope } }: IntentModel): Known => ({ card, threshold: scope.threshold });

/**
 * The trained models of one name in a folder, by version: `<name>-<version>.model`, its card as a page of text
 * (`.model.txt`), and what was measured while it was trained (`.evaluation.json`).
 */
export class ModelShelf {
  /** Files of a version never change, and the whole model has to be read to know what it says of itself. */
  private readonly known = new Map<string, Known>();
  private readonly files: VersionFiles;

  constructor(
    readonly folder: string,
    readonly name = 'intents',
  ) {
    this.files = new VersionFiles(folder, name, MAGIC);
  }

  /** Versions whose file is there, in a layout that can be read today. */
  versions(): Promise<readonly string[]> {
    return this.files.versions();
  }

  /** Versions whose file is there, and is damaged at its head or was written by another version of Presage. */
  unreadable(): Promise<readonly string[]> {
    return this.files.unreadable();
  }

  /** Whether there is something to show of how it was measured. */
  isMeasured(version: string): Promise<boolean> {
    return this.files.has(version, 'evaluation.json');
  }

  /** @throws NotOnShelf */
  async open(version: string): Promise<IntentModel> {
    const model = await loadModel(this.files.path(version)).catch((error: unknown) => {
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
  heldOut(version: string): Promise<HeldOutAnswers | undefined> {
    return this.files.json(version, 'evaluation.json');
  }

  /** Puts a model there. Whoever looks sees the whole of it or nothing: its own file comes last. */
  async put(bytes: Uint8Array, heldOut?: HeldOutAnswers): Promise<ModelCard> {
    const known = knownOf(decodeModel(bytes));
    const { card } = known;
    const { version } = card;
    if (heldOut) await this.files.save(version, 'evaluation.json', JSON.stringify(heldOut));
    await this.files.save(version, 'model.txt', describeModel(card));
    await this.files.save(version, 'model', bytes);
    this.known.set(version, known);
    return card;
  }

  async remove(version: string): Promise<void> {
    await this.files.remove(version, ['model', 'model.txt', 'evaluation.json']);
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
}
