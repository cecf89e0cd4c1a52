import type { ReadModels } from '#read-models';
import { type TrainedModel } from '#model-life';
import {
  type EncoderTuner,
  type IntentClassifier,
  type ModelCard,
  type ModelShelf,
  modelVersion,
  trainIntentClassifier,
  type TrainingRequest,
} from '#understanding';
import type { Encoders } from './encoders.js';
import type { ExamplesOnDisk } from './examples-on-disk.js';
import { IntentModels, type TrainingOrder } from './intent-models.js';
import { openVersion } from './open-version.js';
import { byPerson, hashOf, readTrainingData, type TrainingData } from './training-data.js';
import { withholdTexts } from './withheld-texts.js';

interface Parts {
  readonly shelf: ModelShelf;
  readonly encoders: Encoders;
  readonly tuner: EncoderTuner;
  readonly examples: ExamplesOnDisk;
  readonly readModels: ReadModels;
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

  async train({ trainingId, grade, askedAt, signal, onProgress }: TrainingOrder): Promise<TrainedModel> {
    const { shelf, encoders, tuner, examples: files, readModels } = this.parts;
    const data = await byPerson(await readTrainingData(files, readModels, askedAt), readModels);
    const { encoder, letGo } = await encoders.chosen();
    try {
      const { examples, foreign } = data;
      const asked = { name: shelf.name, examples, foreign, encoder, grade, tuner, signal, onProgress };
      const request = { ...asked, learningCurve: true };
      const version = modelVersion(request);
      const kept = (await shelf.isMeasured(version)) ? await shelf.card(version) : undefined;
      const card = kept ?? (await this.trainNew(request, data));
      return { ...describe(card, data), trainingId, grade, device: encoder.device };
    } finally {
      await letGo();
    }
  }

  private async trainNew(request: TrainingRequest, data: TrainingData): Promise<ModelCard> {
    const { bytes, heldOut } = await trainIntentClassifier(request);
    return this.parts.shelf.put(bytes, withholdTexts(heldOut, data));
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
