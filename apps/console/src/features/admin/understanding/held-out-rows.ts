import type { ModelView } from '#protocol';
import type { Words } from '../../../shared/i18n/en.js';
import type { Format } from '../../../shared/i18n/use-format.js';

/** How a version did on examples it had not seen, in the figures that everybody asks for first. */
export const heldOutRows = (
  { texts, accuracy, macroF1, ece }: NonNullable<ModelView['heldOut']>,
  words: Words['understanding'],
  format: Format,
) => [
  { name: words.accuracy, value: format.figure(accuracy), hint: words.accuracyHint },
  { name: words.macroF1, value: format.figure(macroF1), hint: words.macroHint },
  { name: words.ece, value: format.figure(ece), hint: words.eceHint },
  { name: words.heldOutTexts, value: format.number(texts) },
];
