import { readFile, stat } from 'node:fs/promises';
import { DEFAULT_RULES, parseRules, type RecommendationRules } from '#recommendation';

/** How often a change of the file is looked for. */
const LOOK_EVERY_MS = 2_000;

/**
 * The shop's rules, read again when their file has changed. Where a change cannot be read, the rules before it go on
 * and `onError` hears once what is wrong, with file and line.
 */
export class RulesFile {
  private rules: RecommendationRules = DEFAULT_RULES;
  private stamp = '';
  private lookedAt = -Infinity;
  private looking: Promise<void> = Promise.resolve();

  private constructor(
    private readonly file: string,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** @throws RulesInvalid where the file is there and cannot be used; one that is not there means the defaults */
  static async open(file: string, onError: (error: unknown) => void): Promise<RulesFile> {
    const opened = new RulesFile(file, onError);
    await opened.readAnew();
    return opened;
  }

  /** The rules as they are written now, a change of the last two seconds apart. */
  async current(): Promise<RecommendationRules> {
    const now = performance.now();
    if (now - this.lookedAt >= LOOK_EVERY_MS) {
      this.lookedAt = now;
      this.looking = this.readAnew().catch(this.onError);
    }
    await this.looking;
    return this.rules;
  }

  private async readAnew(): Promise<void> {
    const stamp = await stampOf(this.file);
    if (stamp === this.stamp) return;
    this.stamp = stamp;
    this.rules = stamp === '' ? DEFAULT_RULES : parseRules(await readFile(this.file, 'utf8'), this.file);
  }
}

/** Tells one state of the file from another; empty where there is no file. */
async function stampOf(file: string): Promise<string> {
  try {
    const { mtimeMs, size } = await stat(file);
    return `${String(mtimeMs)} ${String(size)}`;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
