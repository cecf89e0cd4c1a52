import { type History, NextItemScorer } from '#foresight';
import { type NextItemModel, trainNextItem } from '#foresight-onnx';
import type { Learner } from './learners.js';

export const TRANSFORMER = 'transformer';

class TransformerScorer extends NextItemScorer {
  override readonly name = TRANSFORMER;

  constructor(private readonly model: NextItemModel) {
    super();
  }

  /** Probabilities, so that they can be mixed with what others count. */
  override async scores(histories: readonly History[]): Promise<readonly Float32Array[]> {
    return (await this.model.scores(histories)).map(softmax);
  }
}

function softmax(logits: Float32Array): Float32Array {
  const most = logits.reduce((max, logit) => Math.max(max, logit), -Infinity);
  const parts = logits.map((logit) => Math.exp(logit - most));
  const sum = parts.reduce((all, part) => all + part, 0);
  return parts.map((part) => part / sum);
}

/**
 * The sequence Transformer, trained on nothing but the order of items.
 *
 * @param checkpointFor by how many sequences are learnt from, the folder in which a training goes on where it was
 *   interrupted, or is not done again
 */
export const transformerLearner = (checkpointFor: (sequences: number) => string | undefined): Learner => ({
  name: TRANSFORMER,
  learn: async ({ data, stepwise }, onNews) => {
    const checkpoint = checkpointFor(data.sequences.length);
    const model = await trainNextItem(
      { items: data.items, ...stepwise },
      {
        ...(checkpoint !== undefined && { checkpoint }),
        onNews: (news) => onNews(news.share, noteOf(news)),
      },
    );
    return {
      scorer: new TransformerScorer(model),
      trainSeconds: model.trainSeconds,
      close: () => model.close(),
    };
  },
});

const noteOf = ({
  epoch,
  loss,
  secondsLeft,
}: {
  epoch: number;
  loss: number;
  secondsLeft?: number;
}): string =>
  [
    `epoch ${String(epoch)}`,
    `loss ${loss.toFixed(3)}`,
    ...(secondsLeft === undefined ? [] : [`${String(Math.ceil(secondsLeft / 60))} min left`]),
  ].join(', ');
