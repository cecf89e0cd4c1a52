import { HybridIntentClassifier, type IntentClassifier, type ModelShelf } from '#understanding';
import type { Encoders } from './encoders.js';

/** A model from the shelf on the encoder it was trained with; closing it lets go of the encoder. @throws NotOnShelf */
export async function openVersion(
  shelf: ModelShelf,
  encoders: Encoders,
  version: string,
): Promise<IntentClassifier> {
  const model = await shelf.open(version);
  if (model.encoders.length === 0) return new HybridIntentClassifier(model);
  const { encoder, letGo } = await encoders.use();
  try {
    const classifier = new HybridIntentClassifier(model, [encoder]);
    return Object.assign(classifier, { close: letGo });
  } catch (error) {
    await letGo();
    throw error;
  }
}
