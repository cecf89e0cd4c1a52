import { ModelShelf } from '#understanding';
import type { Finding } from './finding.js';

export interface ModelFound {
  readonly version: string;
  readonly intents: number;
  readonly examples: number;
  /** Share of held-out texts it answered rightly. */
  readonly accuracy: number;
}

/** The trained intent models in a folder. A damaged file is a warning: it is trained anew. */
export async function examineModels(
  folder: string,
): Promise<{ findings: readonly Finding[]; models: readonly ModelFound[] }> {
  const shelf = new ModelShelf(folder);
  const models: ModelFound[] = [];
  const damaged = [...(await shelf.unreadable())];
  for (const version of await shelf.versions()) {
    const card = await shelf.card(version);
    if (!card) damaged.push(version);
    else {
      const { intents, examples, heldOut } = card;
      models.push({ version, intents, examples, accuracy: heldOut.accuracy });
    }
  }
  return { models, findings: findings(models, damaged) };
}

function findings(models: readonly ModelFound[], damaged: readonly string[]): readonly Finding[] {
  const about = 'Intent models';
  const found = models.map(({ version, intents, accuracy }): Finding => ({
    ...{ mark: 'ok', about },
    text: `${version}: ${String(intents)} intents, ${(100 * accuracy).toFixed(1)} % right on texts held out`,
  }));
  const none: Finding = { mark: 'info', about, text: 'none yet: the first is trained at the first start' };
  return [
    ...(found.length === 0 ? [none] : found),
    ...damaged.map((version): Finding => ({
      ...{ mark: 'warn', about, text: `${version}: its file is damaged, or of another version of Presage` },
      advice: 'Train again on the page Understanding, or promote another version.',
    })),
  ];
}
