import { Injectable } from '@nestjs/common';
import type { AnsweredTwice } from '#protocol';
import { championOf, versionIn } from '#model-life';
import { ModelShelf, type Question } from '#understanding';
import { refuse } from '../errors/problems.js';
import { Settings } from '../settings.js';
import { answersOf, type Candidate, type Given } from './answers.js';
import { ModelLog } from './model-log.js';

/** A question, and what else is known of it. */
export type Compared = Omit<AnsweredTwice, 'champion' | 'candidate' | 'text'> & Question;

/** Answers of versions beside one another. */
@Injectable()
export class Comparisons {
  constructor(
    private readonly log: ModelLog,
    private readonly shelf: ModelShelf,
    private readonly settings: Settings,
  ) {}

  /**
   * The version that answers now, to compare this one with.
   *
   * @throws Refusal where there is no such version, or none answers yet
   */
  async sides(version: string): Promise<{ readonly champion: Candidate; readonly candidate: Candidate }> {
    const { history } = await this.log.loaded();
    const candidate = versionIn(history, version);
    if (!candidate)
      throw refuse('not-found', 'There is no such version of the model. See the list of versions.');
    const champion = versionIn(history, championOf(history) ?? '');
    if (!champion)
      throw refuse('conflict', 'No version answers yet, so there is none to compare this one with.');
    return { champion: sideOf(champion), candidate: sideOf(candidate) };
  }

  /** @throws Refusal where the file of one is gone */
  async answeredTwice(
    { champion, candidate }: { readonly champion: Candidate; readonly candidate: Candidate },
    questions: readonly Compared[],
  ): Promise<readonly AnsweredTwice[]> {
    const [before = [], after = []] = await this.answers([champion, candidate], questions);
    return questions.flatMap(({ before: _, ...question }, i) => {
      const [former, latter] = [before[i], after[i]];
      return former && latter ? [{ ...question, champion: former, candidate: latter }] : [];
    });
  }

  /** @throws Refusal where the file of one is gone */
  async answers(
    versions: readonly Candidate[],
    questions: readonly Question[],
  ): Promise<readonly (readonly Given[])[]> {
    try {
      const asked = questions.map(({ text, before }) => ({ text, before }));
      return await answersOf(this.shelf, this.settings.config.encoder, versions, asked);
    } catch (error) {
      throw isUnusable(error)
        ? refuse('conflict', `${error.message} Train again, and promote what comes of it.`)
        : error;
    }
  }
}

const sideOf = ({
  version,
  scope,
}: {
  readonly version: string;
  readonly scope?: { readonly inScope: number };
}) => (scope ? { version, inScope: scope.inScope } : { version });

/** By name: it may come from another thread. */
const isUnusable = (error: unknown): error is Error =>
  ['NotOnShelf', 'EncoderMissing'].includes(String((error as { name?: unknown } | null)?.name));
