import { join } from 'node:path';
import { openUseLiteEncoder } from '#encoder-transformers';
import { openIntentClassifier, type TrainingProgress } from '#understanding';
import type { Config } from '../config/config.js';
import type { Opened } from './understanding-role.js';

/** The default encoder and the intent model on top of it: from the data folder, or made there the first time. */
export async function openClassifier(
  { dataFolder, intents }: Pick<Config, 'dataFolder' | 'intents'>,
  onProgress: (progress: TrainingProgress) => void,
): Promise<Opened> {
  const cacheDir = join(dataFolder, 'models');
  const encoder = await openUseLiteEncoder({ cacheDir });
  try {
    const classifier = await openIntentClassifier({ examples: intents, encoder, cacheDir, onProgress });
    const {
      name,
      version,
      examples,
      trainSeconds,
      encoder: encoderName,
      ...card
    } = classifier.trained.parts.card;
    return {
      classifier,
      card: { name, version, labels: card.intents, examples, trainSeconds, encoder: encoderName },
      close: async () => {
        await classifier.close();
        await encoder.close();
      },
    };
  } catch (error) {
    await encoder.close();
    throw error;
  }
}
