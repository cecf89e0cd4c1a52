import { Injectable } from '@nestjs/common';
import { championOf, versionIn } from '#model-life';
import { refuse } from '../../errors/problems.js';
import { noSuchVersion } from '../../models/views.js';
import { ForesightBench } from './bench.js';
import { ForesightLog } from './foresight-log.js';

/** Which versions there are to compare, and what keeps them from it, in words for whoever asks. */
@Injectable()
export class ForesightComparisons {
  constructor(
    private readonly log: ForesightLog,
    private readonly bench: ForesightBench,
  ) {}

  /** @returns the version that foresees now; null where baselines do. @throws Refusal where there is no such version */
  async championBeside(version: string): Promise<string | null> {
    const { history } = await this.log.loaded();
    if (!versionIn(history, version)) throw noSuchVersion();
    return championOf(history) ?? null;
  }

  /** @throws Refusal where no version foresees */
  async champion(): Promise<string> {
    const champion = championOf((await this.log.loaded()).history);
    if (champion !== undefined) return champion;
    throw refuse(
      'conflict',
      'No version foresees yet, so there is nothing to look at. Train one, and promote it.',
    );
  }

  /** @throws Refusal saying what is missing */
  async on<Outcome>(work: (bench: ForesightBench) => Promise<Outcome>): Promise<Outcome> {
    try {
      return await work(this.bench);
    } catch (error) {
      throw isKnown(error) ? refuse('conflict', error.message) : error;
    }
  }
}

/** By name: it may come from another thread. */
const isKnown = (error: unknown): error is Error =>
  ['NotOnShelf', 'NothingToMeasureOn'].includes(String((error as { name?: unknown } | null)?.name));
