import type { ReadModels } from '#read-models';
import {
  type IntentClassifier,
  type ModelCard,
  type ModelShelf,
  modelVersion,
  type TrainedModel,
  trainIntentClassifier,
  type TrainingRequest,
} from '#understanding';
import type { Encoders } from './encoders.js';
import type { ExamplesOnDisk } from './examples-on-disk.js';
import { IntentModels, type TrainingOrder } from './intent-models.js';
import { openVersion } from './open-version.js';
import { hashOf, readTrainingData, type TrainingData } from './training-data.js';

interface Parts {
  readonly shelf: ModelShelf;
  readonly encoders: Encoders;
  readonly examples: ExamplesOnDisk;
  readonly readModels: Pick<ReadModels, 'find' | 'getMany'>;
  /** As the operator has asked for it. */
  readonly device: IntentModels['device'];
}

/** Models of n-grams and an encoder, trained on threads of their own and kept as files. */
export class ShelfIntentModels extends IntentModels {
  constructor(private readonly parts: Parts) {
    super();
  }

  get name(): string {
    return this.parts.shelf.name;
  }

  get device(): IntentModels['device'] {
    return this.parts.device;
  }

  kept(): Promise<readonly string[]> {
    return this.parts.shelf.versions();
  }

  open(version: string): Promise<IntentClassifier> {
    return openVersion(this.parts.shelf, this.parts.encoders, version);
  }

  async train({ trainingId, grade, signal, onProgress }: TrainingOrder): Promise<TrainedModel> {
    const { shelf, encoders, examples, readModels } = this.parts;
    const data = await readTrainingData(examples, readModels);
    const { encoder, letGo } = await encoders.chosen();
    try {
      const asked = { name: shelf.name, examples: data.examples, encoder, grade, signal, onProgress };
      const request = { ...asked, learningCurve: true };
      const kept = await shelf.card(modelVersion(request));
      const card = kept ?? (await this.trainNew(request, signal));
      return { ...describe(card, data), trainingId, grade, device: encoder.device };
    } finally {
      await letGo();
    }
  }

  private async trainNew(request: TrainingRequest, signal: AbortSignal | undefined): Promise<ModelCard> {
    const { bytes, heldOut } = await untilAborted(trainIntentClassifier(request), signal);
    return this.parts.shelf.put(bytes, heldOut);
  }
}

function describe(card: ModelCard, data: TrainingData): TrainedModel {
  const { name, version, intents, examples, trainSeconds, encoder, heldOut } = card;
  const { texts, accuracy, macroF1, ece } = heldOut;
  return {
    name,
    version,
    labels: intents,
    examples,
    trainSeconds,
    encoder,
    corrections: data.corrections.length,
    data: hashOf(data),
    heldOut: { texts, accuracy, macroF1, ece },
  };
}

/** What the signal ends need not be waited for. */
function untilAborted<Value>(work: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (!signal) return work;
  return Promise.race([
    work,
    new Promise<never>((_, reject) => {
      const abort = (): void => reject(signal.reason as Error);
      if (signal.aborted) abort();
      else signal.addEventListener('abort', abort, { once: true });
    }),
  ]);
}
