import { Injectable } from '@nestjs/common';
import type { EvaluationView } from '#protocol';
import { ReadModels } from '#read-models';
import { type Example, type HeldOutAnswers, measure, ModelShelf } from '#understanding';
import { refuse } from '../errors/problems.js';
import { Comparisons } from './comparisons.js';
import { GoldenExamples } from './golden-examples.js';
import { withTexts } from './withheld-texts.js';

/** What was measured of versions. */
@Injectable()
export class Evaluations {
  /** By the golden set as it was read, then by version. */
  private readonly measured = new WeakMap<readonly Example[], Map<string, EvaluationView['golden']>>();

  constructor(
    private readonly shelf: ModelShelf,
    private readonly readModels: ReadModels,
    private readonly golden: GoldenExamples,
    private readonly comparisons: Comparisons,
  ) {}

  /** What a version answered to examples it had not seen. @throws Refusal where that is not kept */
  async heldOut(version: string): Promise<HeldOutAnswers> {
    const found = await this.shelf.heldOut(version);
    if (found) return withTexts(found, this.readModels);
    throw refuse('conflict', 'What this version was measured by is not kept. Train again to see it.');
  }

  /** Where a version itself counts a text as out of scope; 0 where it is not kept. */
  async ownThreshold(version: string): Promise<number> {
    return (await this.shelf.threshold(version)) ?? 0;
  }

  /** How a version does on the golden set, reckoned once. */
  async onGoldenSet(version: string): Promise<EvaluationView['golden']> {
    const examples = await this.golden.read();
    const measured = this.measured.get(examples) ?? new Map<string, EvaluationView['golden']>();
    this.measured.set(examples, measured);
    const known = measured.get(version);
    if (known) return known;
    const [answers = []] = await this.comparisons.answers([{ version }], examples);
    const outcomes = examples.map(({ intent: actual }, i) => {
      const { intent = '', probability = 0 } = answers[i] ?? {};
      return { actual, predicted: intent, probability };
    });
    const { texts, accuracy, macroF1, ece } = measure(outcomes);
    const figures = { texts, accuracy, macroF1, ece };
    measured.set(version, figures);
    return figures;
  }
}
