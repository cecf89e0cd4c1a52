import { HybridIntentClassifier, type IntentClassifier, type ModelShelf } from '#understanding';
import type { Encoders, Lent } from './encoders.js';

/**
 * A model from the shelf on the encoders it was trained with; closing it lets go of them.
 *
 * @throws NotOnShelf, EncoderMissing
 */
export async function openVersion(
  shelf: ModelShelf,
  encoders: Encoders,
  version: string,
): Promise<IntentClassifier> {
  const model = await shelf.open(version);
  const lent: Lent[] = [];
  const close = async (): Promise<void> => {
    for (const { letGo } of lent.splice(0)) await letGo();
  };
  try {
    for (const name of model.encoders) lent.push(await encoders.named(name));
    const classifier = new HybridIntentClassifier(
      model,
      lent.map(({ encoder }) => encoder),
    );
    return Object.assign(classifier, { close });
  } catch (error) {
    await close();
    throw error;
  }
}
