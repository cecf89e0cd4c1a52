import { readFile } from 'node:fs/promises';
import type { ForesightCard } from '#foresight';
import {
  decodeModelFile,
  encodeModelFile,
  ForesightFileInvalid,
  type ForesightModelFile,
} from '#foresight-onnx';
import { NotOnShelf, VersionFiles } from '#model-life';

const NAME = 'foresight';

/** The card once more: reading it from the model takes a while, in which nobody is served. */
const CARD = 'card.json';

/** gzip. */
const MAGIC = Buffer.from([0x1f, 0x8b]);

/**
 * The trained foresight models of an installation by version, `foresight-<version>.model`, and those that came with
 * Presage, in a folder of their own that is never written to.
 */
export class VersionShelf {
  private readonly own: VersionFiles;
  private readonly shipped: VersionFiles;
  /** Files of a version never change, and the whole of one has to be read to know what it says of itself. */
  private readonly cards = new Map<string, ForesightCard>();

  constructor(folder: string, shipped: string) {
    this.own = new VersionFiles(folder, NAME, MAGIC);
    this.shipped = new VersionFiles(shipped, NAME, MAGIC);
  }

  /** Versions whose file is there. */
  async versions(): Promise<readonly string[]> {
    return [...new Set([...(await this.own.versions()), ...(await this.shipped.versions())])];
  }

  /** Those that came with Presage. */
  shippedVersions(): Promise<readonly string[]> {
    return this.shipped.versions();
  }

  /** @throws NotOnShelf */
  async open(version: string): Promise<ForesightModelFile> {
    for (const files of [this.own, this.shipped]) {
      const model = await readFile(files.path(version)).then(decodeModelFile).catch(unusable);
      if (!model) continue;
      this.cards.set(version, model.card);
      return model;
    }
    throw new NotOnShelf(version, NAME);
  }

  /** What the version says of itself; undefined where it is not kept. */
  async card(version: string): Promise<ForesightCard | undefined> {
    const known = this.cards.get(version) ?? (await this.own.json<ForesightCard>(version, CARD));
    if (known) {
      this.cards.set(version, known);
      return known;
    }
    try {
      return (await this.open(version)).card;
    } catch (error) {
      if (error instanceof NotOnShelf) return undefined;
      throw error;
    }
  }

  /** Whoever looks sees the whole of it or nothing: the model itself comes last. */
  async put(model: ForesightModelFile): Promise<void> {
    const { card } = model;
    await this.own.save(card.version, CARD, JSON.stringify(card));
    await this.own.save(card.version, 'model', encodeModelFile(model));
  }
}

/** A file that is not there or damaged is as good as none. */
function unusable(error: unknown): undefined {
  if (error instanceof ForesightFileInvalid || (error as { code?: unknown }).code === 'ENOENT')
    return undefined;
  throw error;
}
